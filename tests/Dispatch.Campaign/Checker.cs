using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Dispatch.Campaign;

/// <summary>
/// Holds what the database says against what the client was told, and against the invariants that always have to be true.
/// Reads the file alone; the host is not running.
/// </summary>
internal sealed class Checker(string database, IReadOnlyDictionary<string, Operation> operations, int timersArmedFor = 0)
{
    private readonly List<string> _violations = [];

    /// <summary>Everything that is wrong, in words; empty when all is well.</summary>
    public IReadOnlyList<string> Check()
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        connection.Open();
        _ = timersArmedFor;
        Integrity(connection);
        Acknowledged(connection);
        History(connection);
        Tasks(connection);
        Timers(connection);
        Instances(connection);
        Evaluations(connection);
        Idempotency(connection);
        return _violations;
    }

    private void Integrity(SqliteConnection connection)
    {
        var answer = Strings(connection, "PRAGMA integrity_check").Single();
        if (answer != "ok")
        {
            _violations.Add($"the database is damaged: {answer}");
        }
    }

    private void Acknowledged(SqliteConnection connection)
    {
        var tickets = Strings(connection, "SELECT external_ref || '|' || COUNT(*) FROM tickets WHERE external_ref IS NOT NULL GROUP BY external_ref")
            .Select(t => t.Split('|')).ToDictionary(t => t[0], t => int.Parse(t[1], CultureInfo.InvariantCulture));
        foreach (var filed in operations.Values.Where(o => o.Kind == "file"))
        {
            var count = tickets.GetValueOrDefault(filed.Target);
            if (filed.Status is >= 200 and < 300 && count != 1)
            {
                _violations.Add($"ticket {filed.Target} was acknowledged and is there {count} times");
            }

            tickets.Remove(filed.Target);
        }

        _violations.AddRange(tickets.Keys.Where(t => t.StartsWith("campaign-", StringComparison.Ordinal)).Select(t => $"ticket {t} is there, but nobody sent it"));
        var done = Strings(connection, "SELECT id || '|' || COALESCE(outcome, '') FROM tasks WHERE state = 'Done'").Select(t => t.Split('|')).ToDictionary(t => t[0], t => t[1]);
        foreach (var completed in operations.Values.Where(o => o.Kind == "complete" && o.Status is >= 200 and < 300))
        {
            if (done.GetValueOrDefault(completed.Target) != completed.Outcome)
            {
                _violations.Add($"task {completed.Target} was acknowledged as {completed.Outcome}, the database has '{done.GetValueOrDefault(completed.Target, "not done")}'");
            }
        }
    }

    private void History(SqliteConnection connection)
    {
        None(connection, "the history of ticket {0} has gaps or repeats", "SELECT ticket_id FROM ticket_history GROUP BY ticket_id HAVING COUNT(*) <> MAX(seq) OR MIN(seq) <> 1");
        None(connection, "the history of ticket {0} does not end where the ticket says", "SELECT id FROM tickets t WHERE history_seq <> (SELECT COUNT(*) FROM ticket_history h WHERE h.ticket_id = t.id)");
        None(connection, "task {0} is done, but its ticket's history does not have it exactly once",
            "SELECT id FROM tasks t WHERE state = 'Done' AND (SELECT COUNT(*) FROM ticket_history h WHERE h.ticket_id = t.ticket_id AND h.task_id = t.id AND h.outcome IS NOT NULL) <> 1");
        None(connection, "the history has an outcome of task {0}, which is not done",
            "SELECT h.task_id FROM ticket_history h JOIN tasks t ON t.id = h.task_id WHERE h.outcome IS NOT NULL AND t.state <> 'Done'");
    }

    private void Tasks(SqliteConnection connection)
    {
        None(connection, "ticket {0} is closed and has open tasks", "SELECT t.id FROM tickets t JOIN tasks k ON k.ticket_id = t.id WHERE t.closed_at IS NOT NULL AND k.state IN ('Open', 'Claimed')");
        None(connection, "ticket {0} is open and nobody has a task",
            "SELECT id FROM tickets t WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM tasks k WHERE k.ticket_id = t.id AND k.state IN ('Open', 'Claimed'))");
        None(connection, "open task {0} waits on a bookmark that is not there",
            "SELECT id FROM tasks t WHERE state IN ('Open', 'Claimed') AND bookmark_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM engine_bookmarks b WHERE b.id = t.bookmark_id)");
    }

    private void Timers(SqliteConnection connection)
    {
        None(connection, "open task {0} has a limit and no timer",
            """
            SELECT id FROM tasks t WHERE state IN ('Open', 'Claimed') AND escalate_at IS NOT NULL AND paused_at IS NULL AND level < 3
                AND NOT EXISTS (SELECT 1 FROM engine_timers e WHERE e.payload LIKE '%' || t.id || '%' OR e.id LIKE '%' || t.id || '%')
            """);
        None(connection, "timer {0} belongs to an instance that has ended or never was",
            "SELECT e.id FROM engine_timers e WHERE NOT EXISTS (SELECT 1 FROM engine_instances i WHERE i.id = e.instance_id AND i.status = 'Running')");
    }

    private void Instances(SqliteConnection connection)
    {
        None(connection, "instance {0} runs, but waits for nothing: it can never finish",
            """
            SELECT id FROM engine_instances i WHERE status = 'Running' AND incident_count = 0
                AND NOT EXISTS (SELECT 1 FROM engine_bookmarks b WHERE b.instance_id = i.id) AND NOT EXISTS (SELECT 1 FROM engine_outbox o WHERE o.stream = i.id)
            """);
        None(connection, "instance {0} has bursts missing or repeated",
            "SELECT id FROM engine_instances i WHERE row_version <> (SELECT COUNT(*) FROM engine_bursts b WHERE b.instance_id = i.id) OR row_version <> (SELECT MAX(seq) FROM engine_bursts b WHERE b.instance_id = i.id)");
        None(connection, "bookmark {0} belongs to an instance that has ended or never was",
            "SELECT b.id FROM engine_bookmarks b WHERE NOT EXISTS (SELECT 1 FROM engine_instances i WHERE i.id = b.instance_id AND i.status = 'Running')");
        StateAgrees(connection);
    }

    /// <summary>What an instance's own state waits for is what the table of waits has, and its journal counts without a gap.</summary>
    private void StateAgrees(SqliteConnection connection)
    {
        var waits = Strings(connection, "SELECT instance_id || '|' || id FROM engine_bookmarks").ToHashSet();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, state FROM engine_instances WHERE status = 'Running'";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var id = reader.GetString(0);
            using var state = JsonDocument.Parse(reader.GetString(1));
            var own = state.RootElement.TryGetProperty("bookmarks", out var bookmarks) ? bookmarks.EnumerateArray().Select(b => id + "|" + b.GetProperty("id").GetString()).ToList() : [];
            if (own.Exists(b => !waits.Contains(b)))
            {
                _violations.Add($"instance {id} waits on a bookmark that the table does not have");
            }
        }
    }

    private void Evaluations(SqliteConnection connection) =>
        None(connection, "an evaluation of ticket {0} is there twice", "SELECT ticket_id FROM evaluations GROUP BY ticket_id, cycle, side, unit_id, about_unit_id HAVING COUNT(*) > 1");

    private void Idempotency(SqliteConnection connection)
    {
        var kept = Strings(connection, "SELECT key FROM host_first_answers").ToHashSet();
        _violations.AddRange(operations.Values.Where(o => o.Status is >= 200 and < 300 && !kept.Any(k => k.EndsWith(o.Key, StringComparison.Ordinal)) && kept.Count > 0)
            .Select(o => $"request {o.Key} was acknowledged, but its key is not kept"));
    }

    private void None(SqliteConnection connection, string message, string sql)
    {
        var found = Strings(connection, sql).Distinct().ToList();
        _violations.AddRange(found.Take(5).Select(id => string.Format(CultureInfo.InvariantCulture, message, id)));
        if (found.Count > 5)
        {
            _violations.Add($"… and {found.Count - 5} more like it");
        }
    }

    private static List<string> Strings(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        }

        return values;
    }
}
