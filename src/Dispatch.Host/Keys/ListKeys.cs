using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using MediatR;

namespace Dispatch.Host.Keys;

/// <summary>Keys that the caller may see, by id; those that have ended too.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Department)]
internal sealed record ListKeys(PageRequest Page, string? UnitId = null, string? State = null) : IQuery<Page<KeyView>>
{
    /// <summary>Lists them.</summary>
    internal sealed class Handler(IDatabase database, KeySight sight, KeyRing ring, TimeProvider time) : IRequestHandler<ListKeys, Page<KeyView>>
    {
        public Task<Page<KeyView>> Handle(ListKeys request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            using var session = database.OpenRead();
            var seen = KeyRows.All(session).Where(key => sight.Sees(key) && (request.UnitId is null || key.UnitId == request.UnitId))
                .Select(key => KeyView.Of(key with { LastUsedAt = ring.LastUseOf(key) }, now)).Where(key => request.State is null || key.State == request.State);
            return Task.FromResult(request.Page.Of(seen.OrderBy(key => key.Id, StringComparer.Ordinal), key => key.Id));
        }
    }
}
