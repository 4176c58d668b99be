using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Host.Keys;

/// <summary>An admin makes a key for anyone, a unit for itself and those below it.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department)]
internal sealed record CreateKey(KeyDraft Draft) : ICommand<KeyView>, IValidated
{
    /// <summary>Live keys of one unit, role and purpose: one in use, one to take over.</summary>
    public const int MostLive = 2;

    public void Validate(FieldErrors errors) => Draft.Validate(errors);

    /// <summary>Makes it.</summary>
    internal sealed class Handler(UnitOfWork unit, IDatabase database, CallerContext callers, KeySight sight, KeyCeiling ceiling, IReferenceData reference, IdGenerator ids, TimeProvider time)
        : IRequestHandler<CreateKey, KeyView>
    {
        private static readonly TimeSpan _usual = TimeSpan.FromDays(365);
        private static readonly TimeSpan _longest = TimeSpan.FromDays(731);

        public async Task<KeyView> Handle(CreateKey request, CancellationToken cancellationToken)
        {
            await unit.EnterAsync("keys", cancellationToken);
            var now = time.GetUtcNow();
            var secret = SecretHash.NewKey();
            var key = Key(request.Draft, SecretHash.Of(secret), now);
            ceiling.Require(request.Draft);
            using (var session = database.OpenRead())
            {
                if (KeyRows.CountLive(session, key, now) >= MostLive)
                {
                    throw new ConflictException($"用途“{key.Purpose}”已有 {MostLive} 个有效密钥,请先停用一个。There are {MostLive} live keys for “{key.Purpose}” already: revoke one first.");
                }
            }

            unit.Write(session => KeyRows.Insert(session, key));
            return KeyView.Of(key, now, secret);
        }

        private ApiKey Key(KeyDraft draft, string hash, DateTimeOffset now)
        {
            var unitId = draft.UnitId ?? callers.Caller.UnitId;
            var (role, errors) = (RoleOf(draft, unitId), new FieldErrors());
            if (unitId is not null && (reference.Current.Unit(unitId) is null || (!callers.Caller.Is(Roles.Admin) && !sight.IsOwn(unitId))))
            {
                // A unit that is not the caller's is answered like one that is not there.
                errors.Add("unitId", $"没有组织单位 {unitId},或不归您管理。There is no unit {unitId}, or it is not yours.");
            }

            if (role is null)
            {
                errors.Add("unitId", "请指定单位或角色。Name a unit or a role.");
            }

            var expires = draft.ExpiresAt ?? now + _usual;
            if (expires <= now || expires > now + _longest)
            {
                errors.Add("expiresAt", "应在将来两年之内。Must lie within the next two years.");
            }

            errors.ThrowIfAny();
            return new ApiKey
            {
                Id = ids.Next(),
                Hash = hash,
                Name = draft.Name.Trim(),
                Purpose = draft.Purpose.Trim(),
                UnitId = unitId,
                Role = role!,
                Scopes = string.Join(' ', (draft.Scopes ?? []).Distinct().Order(StringComparer.Ordinal)),
                Rights = (draft.Rights ?? []).Aggregate(CallerRights.None, (all, right) => all | right),
                RequestsPerSecond = draft.RequestsPerSecond,
                CreatedBy = callers.Caller.Id,
                CreatedAt = now,
                ExpiresAt = expires,
            };
        }

        private string? RoleOf(KeyDraft draft, string? unitId) =>
            reference.Current.Unit(unitId) is { } found ? Roles.ForUnitKind(found.Kind.ToString()) : unitId is null ? draft.Role : Roles.Steward;
    }
}
