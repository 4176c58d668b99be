using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>The inbox: tasks of the caller's units, oldest first.</summary>
[AllowedForSignedIn]
public sealed record ListTasks(PageRequest Page) : IQuery<Page<TaskView>>
{
    /// <summary>Only this unit's tasks and those of the units below it.</summary>
    public string? UnitId { get; init; }

    /// <summary>Only tasks in one of these states; empty for all.</summary>
    public IReadOnlyList<TaskState> States { get; init; } = [];

    public string? Kind { get; init; }

    public string? TicketId { get; init; }
}

internal sealed class ListTasksHandler(IDatabase database, TicketSight sight, DistrictTime time) : IRequestHandler<ListTasks, Page<TaskView>>
{
    private static readonly string _select = TaskRows.Map.SelectAs("k");

    public Task<Page<TaskView>> Handle(ListTasks request, CancellationToken cancellationToken)
    {
        var condition = new SqlCondition();
        sight.NarrowTasks(condition);
        if (request.UnitId is { } unit)
        {
            condition.AndIn("k.unit_id", sight.Within(unit));
        }

        if (request.States.Count > 0)
        {
            condition.AndIn("k.state", request.States.Select(s => (object?)s));
        }

        if (request.Kind is { } kind)
        {
            condition.And("k.kind = {0}", kind);
        }

        if (request.TicketId is { } ticket)
        {
            condition.And("k.ticket_id = {0}", ticket);
        }

        if (request.Page.After is { } after)
        {
            condition.And("k.id > {0}", after);
        }

        var sql = $"{_select}{condition} ORDER BY k.id LIMIT {condition.Value((long)request.Page.Take)}";
        using var read = database.OpenRead();
        var page = request.Page.Cut(read.Query(sql, TaskRows.Map.ReadOn(read), condition.Values), t => t.Id);
        var tickets = TicketRows.FindAll(read, page.Items.Select(t => t.TicketId));
        return Task.FromResult(page.Map(t => TaskViews.Of(t, tickets.GetValueOrDefault(t.TicketId), time.Now, sight.ReadsSealed(t))));
    }
}
