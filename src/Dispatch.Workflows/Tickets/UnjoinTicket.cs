using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A person takes a ticket out again that was merged by mistake: it goes its own way from the duty lists, its age running on from receipt.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline)]
public sealed record UnjoinTicket(string TicketId, string? Reason) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

internal sealed class UnjoinTicketHandler(TicketDoor door, TicketAgain again) : IRequestHandler<UnjoinTicket, TicketView>
{
    public async Task<TicketView> Handle(UnjoinTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        if (work.Ticket is not { Status: TicketStatus.Merged, MergedInto: { } main })
        {
            throw new ConflictException($"工单 {work.Ticket.Number} 没有并入其他工单。Ticket {work.Ticket.Number} is not merged into another.");
        }

        work.Ticket.MergedInto = null;
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? "" : ":" + request.Reason.Trim();
        work.Record(HistoryKinds.Unjoined, $"从主工单中拆出{reason}。", $"Taken out of the main ticket{reason}.", data: new JsonObject { ["from"] = main });
        await again.BeginAsync(work, cancellationToken).ConfigureAwait(false);
        return TicketViews.Public(work.Ticket, work.Now);
    }
}
