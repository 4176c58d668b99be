using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Keys;

/// <summary>One key.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department)]
internal sealed record GetKey(string Id) : IQuery<KeyView>
{
    /// <summary>The answer for what is not there, and for what is not the caller's to see.</summary>
    public static NotFoundException NoKey(string id) => new($"没有密钥 {id}。There is no key {id}.");

    /// <summary>Finds it.</summary>
    internal sealed class Handler(IDatabase database, KeySight sight, KeyRing ring, TimeProvider time) : IRequestHandler<GetKey, KeyView>
    {
        public Task<KeyView> Handle(GetKey request, CancellationToken cancellationToken)
        {
            using var session = database.OpenRead();
            var key = KeyRows.ById(session, request.Id) is { } found && sight.Sees(found) ? found : throw NoKey(request.Id);
            return Task.FromResult(KeyView.Of(key with { LastUsedAt = ring.LastUseOf(key) }, time.GetUtcNow()));
        }
    }
}
