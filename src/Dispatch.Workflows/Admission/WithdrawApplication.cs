using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>A department takes back its application for admission, or its task for a community, while nobody has finished it.</summary>
[AllowedFor(Roles.Department)]
public sealed record WithdrawApplication(string TicketId, string? Reason = null) : ICommand<TicketView>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.AtMost("reason", Reason, 1000);
}

internal sealed class WithdrawApplicationHandler(TicketDoor door, IWorkflowRuntime runtime, UnitOfWork unit, CallerContext context) : IRequestHandler<WithdrawApplication, TicketView>
{
    public async Task<TicketView> Handle(WithdrawApplication request, CancellationToken cancellationToken)
    {
        var work = await door.TicketAsync(request.TicketId, cancellationToken).ConfigureAwait(false);
        if (work.Ticket.Matter == Matter.Complaint)
        {
            throw new NotFoundException($"没有准入申请或下派任务 {request.TicketId}。There is no application or downward task {request.TicketId}.");
        }

        if (work.Ticket.FiledByUnitId != context.Caller.UnitId)
        {
            throw new ForbiddenException("只有提出的部门可以撤回。Only the department that filed it may withdraw it.");
        }

        TicketEnds.MustBeOpen(work.Ticket);
        work.End(TicketStatus.Withdrawn);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? "" : ":" + request.Reason.Trim();
        work.Record(HistoryKinds.Withdrawn, $"部门撤回{reason}。", $"Withdrawn by the department{reason}.");
        work.Raise(EventTypes.TicketClosed);
        await runtime.CancelAsync(unit, work.Ticket.WorkflowInstanceId, cancellationToken).ConfigureAwait(false);
        return TicketViews.Public(work.Ticket, work.Now);
    }
}
