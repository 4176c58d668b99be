using System.Globalization;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A ticket's history from its beginning.</summary>
[AllowedForSignedIn]
public sealed record GetHistory(string TicketId, PageRequest Page) : IQuery<Page<HistoryView>>;

internal sealed class GetHistoryHandler(IDatabase database, TicketSight sight) : IRequestHandler<GetHistory, Page<HistoryView>>
{
    public Task<Page<HistoryView>> Handle(GetHistory request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var ticket = TicketReads.Seen(read, sight, request.TicketId);
        _ = int.TryParse(request.Page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var after);
        var items = TicketRows.History(read, ticket.Id, after, request.Page.Take);
        return Task.FromResult(request.Page.Cut(items, i => i.Seq.ToString(CultureInfo.InvariantCulture)).Map(TicketViews.Of));
    }
}
