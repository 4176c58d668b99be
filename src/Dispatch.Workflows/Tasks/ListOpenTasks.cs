using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>All open tasks of the caller's units and those below, in short and by due time, however many there are; <see cref="Words"/> marks those that fit.</summary>
[AllowedForSignedIn]
public sealed record ListOpenTasks(string? Words = null) : IQuery<IReadOnlyList<OpenTask>>;

internal sealed class ListOpenTasksHandler(IDatabase database, TicketSight sight, IReferenceData reference) : IRequestHandler<ListOpenTasks, IReadOnlyList<OpenTask>>
{
    private static readonly object?[] _states = [TaskState.Open, TaskState.Claimed];

    public Task<IReadOnlyList<OpenTask>> Handle(ListOpenTasks request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        var fitting = Fitting(read, request.Words);
        var condition = Seen();
        var tasks = read.Query(
            $"SELECT k.id, k.kind, k.unit_id, k.title, k.title_en, k.due_at, k.paused_at FROM tasks k{condition}",
            row => new OpenTask(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInstant(5), row.GetInstant(6), fitting?.Contains(row.GetString(0)) != false),
            condition.Values);
        tasks.Sort((a, b) => (a.DueAt ?? DateTimeOffset.MaxValue).CompareTo(b.DueAt ?? DateTimeOffset.MaxValue) is not 0 and var by ? by : string.CompareOrdinal(a.Id, b.Id));
        return Task.FromResult<IReadOnlyList<OpenTask>>(tasks);
    }

    private HashSet<string>? Fitting(DbSession read, string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return null;
        }

        var condition = Seen();
        TicketWords.Add(condition, words, reference.Current);
        return [.. read.Query($"SELECT k.id FROM tasks k JOIN tickets t ON t.id = k.ticket_id{condition}", row => row.GetString(0), condition.Values)];
    }

    private SqlCondition Seen()
    {
        var condition = new SqlCondition();
        sight.NarrowTasks(condition);
        return condition.AndIn("k.state", _states);
    }
}
