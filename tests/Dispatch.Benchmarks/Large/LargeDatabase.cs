using System.Globalization;
using Dispatch.Benchmarks.Complaints;
using Dispatch.Engine.Persistence;
using Microsoft.Data.Sqlite;

namespace Dispatch.Benchmarks.Large;

/// <summary>
/// Fills a database as years of use would: some complaints are played through the real service under a clock that stands, then their rows are copied
/// within SQLite, with new ids in place of the template's (also inside stored JSON), new numbers and codes, and times that go on.
/// </summary>
/// <remarks>The audit, the kept first answers and the report counters are not copied: a chain, what is forgotten after a day, and sums.</remarks>
internal sealed class LargeDatabase(string file)
{
    private const int Batch = 5000;

    // Which rows belong to a ticket: the table, and the condition that finds them from the ticket's and the instance's id.
    private static readonly (string Table, string Key)[] _tables =
    [
        ("tickets", "id = $ticket"), ("tasks", "ticket_id = $ticket"), ("ticket_history", "ticket_id = $ticket"), ("ticket_parties", "ticket_id = $ticket"),
        ("reporters", "ticket_id = $ticket"), ("evaluations", "ticket_id = $ticket"), ("letters", "ticket_id = $ticket"), ("report_facts", "ticket_id = $ticket"),
        ("engine_instances", "id = $instance"), ("engine_bursts", "instance_id = $instance"), ("engine_bookmarks", "instance_id = $instance"),
        ("engine_timers", "instance_id = $instance"), ("engine_outbox", "stream = $instance"),
    ];

    /// <summary>Plays the templates and copies them; a file that was filled with as many before is taken as it is.</summary>
    public static async Task<LargeDatabase> FillAsync(string data, int closed, int open)
    {
        var mark = Path.Combine(data, string.Create(CultureInfo.InvariantCulture, $"filled-{closed}-{open}"));
        if (File.Exists(mark))
        {
            return new LargeDatabase(Path.Combine(data, "dispatch.db"));
        }

        var clock = new StandingClock(DateTimeOffset.UtcNow.AddDays(-400));
        List<Template> ended = [], waiting = [];
        await using (var host = await ComplaintHost.StartAsync(data, clock))
        {
            async Task Play(List<Template> into, ComplaintKind kind, int steps, int share)
            {
                clock.Now = clock.Now.AddMinutes(1);
                into.Add(await Template.PlayAsync(host, kind, steps, share));
            }

            await Play(ended, ComplaintKind.Settled, 100, 80);
            await Play(ended, ComplaintKind.Whistled, 100, 20);
            clock.Now = DateTimeOffset.UtcNow.AddMinutes(-30);
            await Play(waiting, ComplaintKind.Settled, 1, 40);
            await Play(waiting, ComplaintKind.Settled, 2, 20);
            await Play(waiting, ComplaintKind.Whistled, 3, 20);
            await Play(waiting, ComplaintKind.Whistled, 6, 20);
        }

        var large = new LargeDatabase(Path.Combine(data, "dispatch.db"));
        using var connection = large.Open();
        foreach (var template in ended)
        {
            large.Copy(connection, template, closed * template.Share / 100, spread: TimeSpan.FromSeconds(30));
        }

        foreach (var template in waiting)
        {
            large.Copy(connection, template, open * template.Share / 100, spread: TimeSpan.FromMilliseconds(10));
        }

        await File.WriteAllTextAsync(mark, "");
        return large;
    }

    /// <summary>Adds pending timers, due from tomorrow on, until there are so many.</summary>
    public void AddTimers(int total)
    {
        using var connection = Open();
        var there = Scalar(connection, "SELECT COUNT(*) FROM engine_timers");
        using var add = connection.CreateCommand();
        add.CommandText =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count)
            INSERT INTO engine_timers (id, instance_id, target, payload, due_at, fire_at, attempts)
            SELECT printf('fffffff%09x', i), printf('fffffff%09x', i), 'bookmark', NULL, $due + i * 1000, $due + i * 1000, 0 FROM n
            """;
        add.Parameters.AddWithValue("$count", total - there);
        add.Parameters.AddWithValue("$due", DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds());
        if (total > there)
        {
            add.ExecuteNonQuery();
        }
    }

    private void Copy(SqliteConnection connection, Template template, int copies, TimeSpan spread)
    {
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT workflow_instance_id FROM tickets WHERE id = $ticket";
        count.Parameters.AddWithValue("$ticket", template.TicketId);
        var instance = (string)count.ExecuteScalar()!;
        var statements = _tables.Select(t => Statement(connection, t.Table, t.Key, template, instance, spread)).ToList();
        for (var from = 0; from < copies; from += Batch)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var statement in statements)
            {
                statement.Transaction = transaction;
                statement.Parameters["$from"].Value = from + 1;
                statement.Parameters["$to"].Value = Math.Min(copies, from + Batch);
                statement.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        statements.ForEach(s => s.Dispose());
    }

    private static SqliteCommand Statement(SqliteConnection connection, string table, string key, Template template, string instance, TimeSpan spread)
    {
        var columns = Columns(connection, table);
        var command = connection.CreateCommand();
        command.CommandText =
            $"""
            WITH RECURSIVE n(i) AS (SELECT $from UNION ALL SELECT i + 1 FROM n WHERE i < $to)
            INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))})
            SELECT {string.Join(", ", columns.Select(c => Value(table, c.Name, c.IsText)))} FROM n CROSS JOIN (SELECT * FROM {table} WHERE {key}) t
            """;
        command.Parameters.AddWithValue("$from", 0);
        command.Parameters.AddWithValue("$to", 0);
        command.Parameters.AddWithValue("$ticket", template.TicketId);
        command.Parameters.AddWithValue("$instance", instance);
        command.Parameters.AddWithValue("$stamp", template.Instant);
        command.Parameters.AddWithValue("$base", long.Parse(template.Instant, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$spread", (long)spread.TotalMilliseconds);
        return command;
    }

    // An instant is a whole number of milliseconds; every text may hold ids.
    private static string Value(string table, string column, bool isText) => (table, column) switch
    {
        ("tickets", "number") => "t.number || printf('-%d', n.i)",
        ("tickets", "tracking_code") => "t.tracking_code || printf('%x', n.i)",
        ("tasks", "ticket_number") => "t.ticket_number || printf('-%d', n.i)",
        (_, var time) when time.EndsWith("_at", StringComparison.Ordinal) || time is "at" or "since" => $"t.{time} + n.i * $spread",
        ("tasks", "due_explanation") => "t.due_explanation",
        ("engine_instances", "state") or ("engine_bursts", "journal" or "records") => $"packed(replace(unpacked(t.{column}), $stamp, printf('%011x', $base + n.i)))",
        _ when isText => $"replace(t.\"{column}\", $stamp, printf('%011x', $base + n.i))",
        _ => $"t.\"{column}\"",
    };

    private static List<(string Name, bool IsText)> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, type FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var columns = new List<(string, bool)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1) == "TEXT"));
        }

        return columns;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false;Default Timeout=600");
        connection.Open();
        PackedText.AddTo(connection);
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL;PRAGMA synchronous=OFF;PRAGMA cache_size=-262144;PRAGMA wal_autocheckpoint=16000;PRAGMA temp_store=MEMORY;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
