using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Keys;

/// <summary>One key.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department)]
internal sealed record GetKey(string Id) : IQuery<KeyView>
{
    /// <summary>Finds it.</summary>
    internal sealed class Handler(IDatabase database, KeySight sight, KeyRing ring, TimeProvider time) : IRequestHandler<GetKey, KeyView>
    {
        public Task<KeyView> Handle(GetKey request, CancellationToken cancellationToken)
        {
            using var session = database.OpenRead();
            var key = sight.Find(session, request.Id);
            return Task.FromResult(KeyView.Of(key with { LastUsedAt = ring.LastUseOf(key) }, time.GetUtcNow()));
        }
    }
}
