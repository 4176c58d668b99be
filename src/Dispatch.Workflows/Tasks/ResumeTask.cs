using Dispatch.Engine.Client;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Escalation;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The holder goes on with a suspended task: its clock runs again from now.</summary>
[AllowedForSignedIn]
public sealed record ResumeTask(string TaskId) : ICommand<TaskView>;

internal sealed class ResumeTaskHandler(TicketDoor door) : IRequestHandler<ResumeTask, TaskView>
{
    public async Task<TaskView> Handle(ResumeTask request, CancellationToken cancellationToken)
    {
        var (work, task) = await door.TaskAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        if (task.PausedAt is null)
        {
            throw new ConflictException("该待办没有挂账,计时正在进行。The task is not suspended: its clock is running.");
        }

        Suspensions.End(work, task, "承办单位恢复办理", "its holder goes on");
        return TaskViews.Of(task, work.Ticket, work.Now, readsSealed: true);
    }
}
