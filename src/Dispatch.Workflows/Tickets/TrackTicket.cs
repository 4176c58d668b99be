using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tasks;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A resident looks how far a ticket is.</summary>
[AllowedForEveryone]
public sealed record TrackTicket(string TrackingCode) : IQuery<TrackingView>;

internal sealed class TrackTicketHandler(IDatabase database, TrackingViews views) : IRequestHandler<TrackTicket, TrackingView>
{
    public Task<TrackingView> Handle(TrackTicket request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var ticket = TicketRows.FindByCode(read, TicketDoor.Code(request.TrackingCode)) ?? throw TicketDoor.NoCode(request.TrackingCode);
        var main = ticket.MergedInto is { } id ? TicketRows.Find(read, id) : null;
        return Task.FromResult(views.Of(ticket, main, TaskRows.OpenOf(read, ticket.Id), TicketRows.History(read, ticket.Id, 0, 1000)));
    }
}
