using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>The due times that a published version of a calendar has moved, in the order in which they were counted anew.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor)]
public sealed record ListDueMoves(string CalendarCode, int? Version, PageRequest Page) : IQuery<Page<DueMove>>;

internal sealed class ListDueMovesHandler(IDatabase database) : IRequestHandler<ListDueMoves, Page<DueMove>>
{
    public Task<Page<DueMove>> Handle(ListDueMoves request, CancellationToken cancellationToken)
    {
        var condition = new SqlCondition().And("c.calendar_code = {0}", request.CalendarCode);
        if (request.Version is { } version)
        {
            condition.And("c.calendar_version = {0}", (long)version);
        }

        if (request.Page.After is { } after)
        {
            condition.And("c.id > {0}", after);
        }

        using var read = database.OpenRead();
        var rows = read.Query(
            $"SELECT c.id, c.ticket_id, t.number, c.task_id, c.requested_by_unit_id, c.due_before, c.due_after FROM clock_changes c JOIN tickets t ON t.id = c.ticket_id{condition} ORDER BY c.id LIMIT {condition.Value((long)request.Page.Take)}",
            row => (Id: row.GetString(0), Move: new DueMove(
                row.GetString(1), row.GetString(2), NullIfEmpty(row.GetString(3)), NullIfEmpty(row.GetString(4)), Instant(row.GetInt64(5)), Instant(row.GetInt64(6)))),
            condition.Values);
        return Task.FromResult(request.Page.Cut(rows, r => r.Id).Map(r => r.Move));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
