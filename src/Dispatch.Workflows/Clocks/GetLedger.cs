using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>The responsibility ledger of a ticket that the caller may see.</summary>
[AllowedForSignedIn]
public sealed record GetLedger(string TicketId) : IQuery<ResponsibilityLedger>;

internal sealed class GetLedgerHandler(ISender sender, IDatabase database, IReferenceData reference, DistrictTime time) : IRequestHandler<GetLedger, ResponsibilityLedger>
{
    public async Task<ResponsibilityLedger> Handle(GetLedger request, CancellationToken cancellationToken)
    {
        // Whoever may see the ticket may see its ledger; who may not is told the same as for the ticket.
        var ticket = await sender.Send(new GetTicket(request.TicketId), cancellationToken).ConfigureAwait(false);
        using var session = database.OpenRead();
        return ResponsibilityLedger.Of(ticket.ReceivedAt, ticket.ClosedAt ?? time.Now, LedgerTasks.Of(session, request.TicketId), ticket.DueAt, LedgerCalendar.Of(reference.Current));
    }
}
