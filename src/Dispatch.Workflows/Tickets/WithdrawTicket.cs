using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>The resident takes the matter back: its tasks are cancelled and it ends.</summary>
[AllowedFor(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Hotline)]
public sealed record WithdrawTicket(string TicketId, string? Reason) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

internal sealed class WithdrawTicketHandler(TicketDoor door, IWorkflowRuntime runtime, UnitOfWork unit, IDatabase database) : IRequestHandler<WithdrawTicket, TicketView>
{
    public async Task<TicketView> Handle(WithdrawTicket request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        TicketEnds.MustBeOpen(work.Ticket);
        RequireNoneJoined(work.Ticket);
        work.End(TicketStatus.Withdrawn);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? "" : ":" + request.Reason.Trim();
        work.Record(HistoryKinds.Withdrawn, $"诉求撤回{reason}。", $"Withdrawn{reason}.");
        work.Raise(EventTypes.TicketClosed);
        await runtime.CancelAsync(unit, work.Ticket.WorkflowInstanceId, cancellationToken).ConfigureAwait(false);
        return TicketViews.Public(work.Ticket, work.Now);
    }

    // The matter is others' too: it is handled on for them.
    private void RequireNoneJoined(Ticket ticket)
    {
        using var read = database.OpenRead();
        if (JoinedTickets.Any(read, ticket.Id))
        {
            throw new ConflictException($"已有其他居民的工单并入 {ticket.Number},不能撤回;如需撤回,请先拆出这些工单。Other residents' tickets are merged into {ticket.Number}: take them out first.");
        }
    }
}
