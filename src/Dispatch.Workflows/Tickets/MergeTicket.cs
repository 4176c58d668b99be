using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.Timers;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>A person joins a repeated ticket with the one it repeats; it ends and points there.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline)]
public sealed record MergeTicket(string TicketId, string IntoTicketId) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("intoTicketId", IntoTicketId, 64);
        if (IntoTicketId == TicketId)
        {
            errors.Add("intoTicketId", "不能并入自身。A ticket can't be merged into itself.");
        }
    }
}

internal sealed class MergeTicketHandler(TicketDoor door, IWorkflowRuntime runtime, UnitOfWork unit, IDatabase database, ITimers timers, TicketSight sight, Precondition precondition) : IRequestHandler<MergeTicket, TicketView>
{
    public async Task<TicketView> Handle(MergeTicket request, CancellationToken cancellationToken)
    {
        using (var read = database.OpenRead())
        {
            // Whether the ticket itself is the caller's to see, and as the caller saw it, comes before anything is said of the other one.
            precondition.Require(TicketReads.Seen(read, sight, request.TicketId).Version);
        }

        var (work, into) = await BothAsync(request, cancellationToken).ConfigureAwait(false);
        TicketEnds.MustBeOpen(work.Ticket);
        TicketEnds.MustBeOpen(into.Ticket);
        RequireNoneJoined(work.Ticket);
        work.Ticket.MergedInto = into.Ticket.Id;
        work.End(TicketStatus.Merged);
        work.Record(HistoryKinds.Merged, $"并入工单 {into.Ticket.Number}。", $"Merged into ticket {into.Ticket.Number}.", data: new JsonObject { ["into"] = into.Ticket.Id });
        work.Raise(EventTypes.TicketClosed);
        into.Record(HistoryKinds.MergedHere, $"工单 {work.Ticket.Number} 并入本单。", $"Ticket {work.Ticket.Number} was merged into this one.", data: new JsonObject { ["from"] = work.Ticket.Id });
        await runtime.CancelAsync(unit, work.Ticket.WorkflowInstanceId, cancellationToken).ConfigureAwait(false);
        JoinedTickets.Order(unit, timers, work.Ticket, work.Now);
        return TicketViews.Public(work.Ticket, work.Now);
    }

    private void RequireNoneJoined(Ticket ticket)
    {
        using var read = database.OpenRead();
        if (JoinedTickets.Any(read, ticket.Id))
        {
            throw new ConflictException($"已有工单并入 {ticket.Number},请把它作为主工单。Other tickets are merged into {ticket.Number}: make it the main one.");
        }
    }

    // Two merges the other way round at the same moment must not wait for each other: both take the gates in one order.
    private async Task<(TicketWork Work, TicketWork Into)> BothAsync(MergeTicket request, CancellationToken cancellation)
    {
        TicketWork into;
        try
        {
            if (string.CompareOrdinal(request.IntoTicketId, request.TicketId) < 0)
            {
                into = await door.SeenAsync(request.IntoTicketId, cancellation).ConfigureAwait(false);
                return (await door.TicketAsync(request.TicketId, cancellation).ConfigureAwait(false), into);
            }

            var work = await door.TicketAsync(request.TicketId, cancellation).ConfigureAwait(false);
            into = await door.SeenAsync(request.IntoTicketId, cancellation).ConfigureAwait(false);
            return (work, into);
        }
        catch (NotFoundException e) when (e.Message.Contains(request.IntoTicketId, StringComparison.Ordinal))
        {
            throw new InvalidRequestException("intoTicketId", e.Message);
        }
    }
}
