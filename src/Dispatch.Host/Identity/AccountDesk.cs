using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Identity;

/// <summary>What the commands on accounts share: one change at a time, the checks among accounts, the words for the audit.</summary>
internal sealed class AccountDesk(UnitOfWork unit, IDatabase database, Precondition precondition, AccountSessions sessions, IAuditTrail audit)
{
    public const string Gate = "accounts";

    /// <summary>The account as it is now, for a change that nobody else comes between.</summary>
    public async Task<Account> OpenAsync(string id, CancellationToken cancellation)
    {
        await unit.EnterAsync(Gate, cancellation);
        using var session = database.OpenRead();
        var account = AccountRows.ById(session, id) ?? throw new NotFoundException($"没有账号 {id}。There is no account {id}.");
        precondition.Require(account.Version);
        return account;
    }

    /// <summary>Throws when the change would leave no admin who can sign in.</summary>
    public void RequireAnAdminIsLeft(Account before, Account after)
    {
        if (!IsAdmin(before) || IsAdmin(after))
        {
            return;
        }

        using var session = database.OpenRead();
        if (!AccountRows.All(session).Any(a => a.Id != after.Id && IsAdmin(a)))
        {
            throw new ConflictException("这是最后一个能登录的管理员,请先另设一个。This is the last admin who can sign in: make another one first.");
        }
    }

    /// <summary>Throws when another account is bound to the same identity.</summary>
    public void RequireExternalNameIsFree(Account account)
    {
        if (account.ExternalName is not { } name)
        {
            return;
        }

        using var session = database.OpenRead();
        if (AccountRows.ByExternalName(session, name) is { } other && other.Id != account.Id)
        {
            throw new InvalidRequestException("externalName", $"已绑定账号 {other.Name}。Bound to the account {other.Name} already.");
        }
    }

    /// <summary>Tells the audit.</summary>
    public void Note(string action, Account account, string summary, IReadOnlyList<string> changes) => audit.Add(unit, new AuditNote(action, "account", account.Id, summary, changes));

    /// <summary>What an admin changed, a line each.</summary>
    public static IReadOnlyList<string> Differences(Account? before, Account after)
    {
        List<string> lines = [];
        Compare("unitId", before?.UnitId, after.UnitId);
        Compare("memberId", before?.MemberId, after.MemberId);
        Compare("roles", before?.Roles, after.Roles);
        Compare("externalName", before?.ExternalName, after.ExternalName);
        return lines;

        void Compare(string field, string? old, string? now)
        {
            if (old != now)
            {
                lines.Add($"{field}: {old ?? "–"} → {now ?? "–"}");
            }
        }
    }

    private bool IsAdmin(Account account) => sessions.MaySignIn(account) && account.RoleList.Contains(Roles.Admin);
}
