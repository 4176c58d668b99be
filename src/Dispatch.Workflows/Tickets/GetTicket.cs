using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>One ticket.</summary>
[AllowedForSignedIn]
public sealed record GetTicket(string Id) : IQuery<TicketView>;

internal sealed class GetTicketHandler(IDatabase database, TicketSight sight, Reporters reporters, IReferenceData reference, DistrictTime time) : IRequestHandler<GetTicket, TicketView>
{
    public Task<TicketView> Handle(GetTicket request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var ticket = TicketReads.Seen(read, sight, request.Id);
        return Task.FromResult(TicketViews.Of(ticket, reporters.Find(read, ticket.Id), sight.NeedsReporter(read, ticket), time.Now) with
        {
            DueExplanation = CaseLimits.Explain(ticket, reference.Current, time),
        });
    }
}
