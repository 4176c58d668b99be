using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>One of the holding unit takes a task for themselves; the first wins.</summary>
[AllowedForSignedIn]
public sealed record ClaimTask(string TaskId) : ICommand<TaskView>;

internal sealed class ClaimTaskHandler(TicketDoor door, CallerContext context) : IRequestHandler<ClaimTask, TaskView>
{
    public async Task<TaskView> Handle(ClaimTask request, CancellationToken cancellationToken)
    {
        var (work, task) = await door.TaskAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        if (task.ClaimedBy is { } other && other != context.Caller.Id)
        {
            throw new ConflictException("该待办已由同事认领。A colleague has claimed the task already.");
        }

        if (task.ClaimedBy is null)
        {
            task.ClaimedBy = context.Caller.Id;
            task.State = TaskState.Claimed;
            work.Tasks.Change(task);
            work.Record(HistoryKinds.TaskClaimed, $"“{task.Title}”已认领。", $"“{task.TitleEn}” was claimed.", task.Id);
        }

        return TaskViews.Of(task, work.Ticket, work.Now, readsSealed: true);
    }
}
