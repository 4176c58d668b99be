using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>One task with its form.</summary>
[AllowedForSignedIn]
public sealed record GetTask(string Id) : IQuery<TaskView>;

internal sealed class GetTaskHandler(IDatabase database, TicketSight sight, DistrictTime time) : IRequestHandler<GetTask, TaskView>
{
    public Task<TaskView> Handle(GetTask request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();

        // Whose it is first: a foreign one is not read, and takes no longer than one that is not there.
        var holder = read.QueryFirst("SELECT unit_id FROM tasks WHERE id = $1", row => row.GetString(0), request.Id);
        return holder is not null && sight.SeesTasksOf(holder) && TaskRows.Find(read, request.Id) is { } task && sight.IsOnItsSide(read, task.TicketId)
            ? Task.FromResult(TaskViews.Of(task, TicketRows.Find(read, task.TicketId), time.Now, sight.ReadsSealed(task)))
            : throw TicketSight.NoTask(request.Id);
    }
}
