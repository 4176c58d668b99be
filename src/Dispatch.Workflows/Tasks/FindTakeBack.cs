using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The task of a ticket whose outcome the caller may take back now; null where there is none.</summary>
[AllowedForSignedIn]
public sealed record FindTakeBack(string TicketId) : IQuery<TaskView?>;

internal sealed class FindTakeBackHandler(IDatabase database, TicketSight sight, TakeBackRules rules, DistrictTime time) : IRequestHandler<FindTakeBack, TaskView?>
{
    private const string Last = "SELECT l.task_id FROM last_outcomes l JOIN tickets t ON t.id = l.ticket_id AND t.workflow_instance_id = l.instance_id WHERE l.ticket_id = $1";

    public Task<TaskView?> Handle(FindTakeBack request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var ticket = TicketReads.Seen(read, sight, request.TicketId);
        var task = read.QueryFirst(Last, row => row.GetString(0), ticket.Id) is { } id ? TaskRows.Find(read, id) : null;
        return Task.FromResult(task is not null && May(task) ? TaskViews.Of(task, ticket, time.Now, sight.ReadsSealed(task)) : null);
    }

    private bool May(HumanTask task) => task.State == TaskState.Done
        && (rules.StandsAbove(sight.Caller, task) || (rules.Gave(sight.Caller, task) && rules.IsInTime(task, time.Now)))
        && !rules.IsActedOn(task);
}
