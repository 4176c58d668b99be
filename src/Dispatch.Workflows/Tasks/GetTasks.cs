using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>Tasks by their ids, in that order; those that are not there, or not the caller's to see, are left out.</summary>
[AllowedForSignedIn]
public sealed record GetTasks(IReadOnlyList<string> Ids) : IQuery<IReadOnlyList<TaskView>>;

internal sealed class GetTasksHandler(IDatabase database, TicketSight sight, DistrictTime time) : IRequestHandler<GetTasks, IReadOnlyList<TaskView>>
{
    // So many values a statement may have.
    private const int AtOnce = 500;

    public Task<IReadOnlyList<TaskView>> Handle(GetTasks request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        return Task.FromResult<IReadOnlyList<TaskView>>([.. request.Ids.Chunk(AtOnce).SelectMany(ids => Read(read, ids))]);
    }

    private IEnumerable<TaskView> Read(DbSession read, string[] ids)
    {
        var condition = new SqlCondition().AndIn("id", ids);
        var tasks = read.Query(TaskRows.Map.Select + condition, TaskRows.Map.ReadOn(read), condition.Values).Where(task => sight.Sees(task) && sight.IsOnItsSide(read, task.TicketId)).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var tickets = TicketRows.FindAll(read, tasks.Values.Select(t => t.TicketId));
        return [.. ids.Where(tasks.ContainsKey).Select(id => tasks[id]).Select(t => TaskViews.Of(t, tickets.GetValueOrDefault(t.TicketId), time.Now, sight.ReadsSealed(t)))];
    }
}
