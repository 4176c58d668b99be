using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dispatch.Workflows.Organisation;

/// <summary>Reorganisations, ordered and carried out, by id.</summary>
[AllowedForSignedIn]
public sealed record ListReorganisations(PageRequest Page) : IQuery<Page<Reorganisation>>;

internal sealed class ListReorganisationsHandler(IDbContextFactory<WorkflowsDb> databases) : IRequestHandler<ListReorganisations, Page<Reorganisation>>
{
    public async Task<Page<Reorganisation>> Handle(ListReorganisations request, CancellationToken cancellationToken)
    {
        var db = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            var rows = await db.Set<Reorganisation>().AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
            return request.Page.Of(rows, r => r.Id);
        }
    }
}
