using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Clocks;

/// <summary>Reads the tasks of a ticket for its ledger; a task that was moved is one for each unit that had it.</summary>
internal static class LedgerTasks
{
    private const string Tasks = "SELECT id, unit_id, kind, role, created_at, completed_at, pauses, paused_at, due_at FROM tasks WHERE ticket_id = $1 ORDER BY id";
    private const string Moves = "SELECT task_id, at, data FROM ticket_history WHERE ticket_id = $1 AND kind IN ('task.created', 'task.moved') ORDER BY seq";
    private const string Lead = "SELECT lead_department_id FROM tickets WHERE id = $1";

    public static List<LedgerTask> Of(DbSession session, string ticketId)
    {
        var moves = session.Query(Moves, row => (Task: row.IsDBNull(0) ? "" : row.GetString(0), At: Instant(row.GetInt64(1)), Unit: Unit(row.IsDBNull(2) ? null : row.GetString(2))), ticketId)
            .Where(m => m.Unit is not null).ToLookup(m => m.Task, m => (m.At, Unit: m.Unit!), StringComparer.Ordinal);
        var lead = session.QueryFirst(Lead, row => row.IsDBNull(0) ? null : row.GetString(0), ticketId);
        return [.. session.Query(Tasks, row => new Row(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            Instant(row.GetInt64(4)),
            row.IsDBNull(5) ? null : Instant(row.GetInt64(5)),
            Pauses(row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : Instant(row.GetInt64(7))),
            row.IsDBNull(8) ? null : Instant(row.GetInt64(8))), ticketId).SelectMany(task => Split(task, [.. moves[task.Id]], lead))];
    }

    private static IEnumerable<LedgerTask> Split(Row task, List<(DateTimeOffset At, string Unit)> holders, string? lead)
    {
        if (holders.Count == 0)
        {
            holders.Add((task.From, task.UnitId));
        }

        for (var i = 0; i < holders.Count; i++)
        {
            var to = i + 1 < holders.Count ? holders[i + 1].At : task.To;
            var unit = holders[i].Unit;
            var helps = task.Kind.StartsWith("department.", StringComparison.Ordinal) && task.Kind != TaskKinds.DepartmentEvaluate && lead is not null && unit != lead;
            yield return new LedgerTask(unit, task.Kind, task.Role, helps, i == 0 ? task.From : holders[i].At, to, task.Pauses, task.DueAt);
        }
    }

    private static List<Interval> Pauses(string? json, DateTimeOffset? running)
    {
        List<Interval> pauses = [.. TicketWork.ReadPauses(json)];
        if (running is { } since)
        {
            pauses.Add(new Interval(since, null));
        }

        return pauses;
    }

    private static string? Unit(string? data)
    {
        if (data is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("unitId", out var unit) && unit.ValueKind == JsonValueKind.String ? unit.GetString() : null;
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record Row(string Id, string UnitId, string Kind, string Role, DateTimeOffset From, DateTimeOffset? To, IReadOnlyList<Interval> Pauses, DateTimeOffset? DueAt);
}
