using Dispatch.Workflows.Access;

namespace Dispatch.Host.Keys;

/// <summary>Nobody makes a key that can do more than they can.</summary>
internal sealed class KeyCeiling(CallerContext callers, IHttpContextAccessor http)
{
    /// <summary>Throws where the draft asks for more than the caller has.</summary>
    /// <exception cref="ForbiddenException">It does.</exception>
    public void Require(KeyDraft draft)
    {
        if (!callers.Caller.Is(Roles.Admin) && (draft.Role is not null || draft.RequestsPerSecond is not null || (draft.Rights ?? []).Contains(CallerRights.Import)))
        {
            throw new ForbiddenException("角色、导入权和频率上限由管理员设定。Role, the right to import and a limit of its own are the admin's to give.");
        }

        var own = http.HttpContext?.User.FindFirst(Identity.CallerClaims.Scopes)?.Value;
        if (!string.IsNullOrEmpty(own) && (draft.Scopes is not { Count: > 0 } || draft.Scopes.Any(scope => !KeyScope.Covers(own, scope))))
        {
            throw new ForbiddenException($"新密钥的权限范围不能超过自己的({own})。A new key's scopes must lie within your own ({own}).");
        }
    }
}
