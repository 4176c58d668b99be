using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dispatch.Workflows.Persistence;

/// <summary>What became of a row of reference data, version by version; <see cref="Subject"/> is the resource's name, as <c>duty-lists</c>.</summary>
[AllowedForSignedIn]
public sealed record GetReferenceHistory(string Subject, string Id, PageRequest Page) : IQuery<Page<ReferenceChangeView>>;

internal sealed class GetReferenceHistoryHandler(IDbContextFactory<WorkflowsDb> databases) : IRequestHandler<GetReferenceHistory, Page<ReferenceChangeView>>
{
    public async Task<Page<ReferenceChangeView>> Handle(GetReferenceHistory request, CancellationToken cancellationToken)
    {
        var after = long.TryParse(request.Page.After, out var last) ? last : 0;
        var db = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var rows = await db.Set<ReferenceChange>().AsNoTracking()
                .Where(c => c.Subject == request.Subject && c.RowId == request.Id && c.Version > after)
                .OrderBy(c => c.Version).Take(request.Page.Take).ToListAsync(cancellationToken).ConfigureAwait(false);
            return request.Page.Cut([.. rows.Select(Shown)], c => c.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static ReferenceChangeView Shown(ReferenceChange change) => new(
        change.Version, change.At, change.Action, new ActorView(change.ActorKind, change.ActorId, change.ActorUnitId), change.Note, JsonSerializer.Deserialize<JsonElement>(change.Data));
}
