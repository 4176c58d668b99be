using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Keys;

/// <summary>A key is ended at once and for ever. Ending it again changes nothing.</summary>
[AllowedFor(Roles.Admin, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department)]
internal sealed record RevokeKey(string Id) : ICommand<KeyView>
{
    /// <summary>Ends it.</summary>
    internal sealed class Handler(UnitOfWork unit, IDatabase database, KeySight sight, KeyRing ring, Precondition precondition, TimeProvider time) : IRequestHandler<RevokeKey, KeyView>
    {
        public async Task<KeyView> Handle(RevokeKey request, CancellationToken cancellationToken)
        {
            await unit.EnterAsync("keys", cancellationToken);
            using var session = database.OpenRead();
            var key = sight.Find(session, request.Id);
            precondition.Require(key.Version);
            var now = time.GetUtcNow();
            if (key.RevokedAt is not null)
            {
                return KeyView.Of(key, now);
            }

            unit.Write(write => KeyRows.Revoke(write, key, now));
            unit.AfterCommit(ring.Forget);
            return KeyView.Of(key with { RevokedAt = now, Version = key.Version + 1 }, now);
        }
    }
}
