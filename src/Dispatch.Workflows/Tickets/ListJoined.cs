using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>The tickets that were merged into one, oldest first, without their reporters.</summary>
[AllowedForSignedIn]
public sealed record ListJoined(string TicketId, PageRequest Page) : IQuery<Page<TicketView>>;

internal sealed class ListJoinedHandler(IDatabase database, TicketSight sight, DistrictTime time) : IRequestHandler<ListJoined, Page<TicketView>>
{
    private static readonly string _select = TicketRows.Map.Select + " WHERE merged_into = $1 AND id > $2 ORDER BY id LIMIT $3";

    public Task<Page<TicketView>> Handle(ListJoined request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var main = TicketReads.Seen(read, sight, request.TicketId);
        var page = request.Page.Cut(read.Query(_select, TicketRows.Map.Read, main.Id, request.Page.After ?? "", (long)request.Page.Take), t => t.Id);
        return Task.FromResult(page.Map(t => TicketViews.Public(t, time.Now)));
    }
}
