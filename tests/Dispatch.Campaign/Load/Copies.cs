using System.Globalization;
using Dispatch.Engine.Persistence;
using Microsoft.Data.Sqlite;

namespace Dispatch.Campaign.Load;

/// <summary>
/// Fills a database with copies of what is open in it: every row of every open ticket and running instance, again and again under new ids. The rows are
/// the host's own, so that copies behave as the originals do. The host is not running.
/// </summary>
internal sealed class Copies : IDisposable
{
    private static readonly string[] _tables =
    [
        "engine_instances", "engine_bookmarks", "engine_bursts", "engine_timers", "tickets", "tasks", "ticket_history", "ticket_parties", "ticket_reporters", "report_facts", "letters",
    ];

    private readonly SqliteConnection _connection;

    public Copies(string database)
    {
        _connection = new SqliteConnection($"Data Source={database};Pooling=false");
        _connection.Open();
        PackedText.AddTo(_connection);
        Execute("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; PRAGMA temp_store=MEMORY");
    }

    /// <summary>Makes <paramref name="count"/> copies of what belongs to the workflow instance.</summary>
    /// <param name="instanceId">A running instance; its correlation id is the ticket's, where it has one.</param>
    /// <param name="count">How many.</param>
    /// <param name="fromMs">The due time of the first copy's timers, Unix milliseconds.</param>
    /// <param name="toMs">The due time of the last copy's timers; the others lie evenly between.</param>
    public void Make(string instanceId, int count, long fromMs, long toMs)
    {
        var ticketId = Text($"SELECT id FROM tickets WHERE workflow_instance_id = '{instanceId}'");
        Execute("BEGIN; CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " + Number(count) + ") SELECT i FROM c");
        var ids = Ids(instanceId, ticketId);
        foreach (var table in _tables.Where(Exists))
        {
            Copy(table, instanceId, ticketId, ids, $"{fromMs} + ({toMs} - {fromMs}) * n.i / {Number(count)}");
        }

        Execute("DROP TABLE temp.n; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Adds timers that are due far in the future, for the tickets and instances that are there.</summary>
    public void AddFarTimers(int count) => Execute(
        $"""
        WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < {Number(count)})
        INSERT INTO engine_timers (id, instance_id, target, payload, due_at, fire_at, attempts)
        SELECT 'far-' || i, printf('%08x', i) || 'ffffffff', 'bookmark', NULL, {DateTimeOffset.UtcNow.AddDays(2).ToUnixTimeMilliseconds()} + i * 1000, {DateTimeOffset.UtcNow.AddDays(2).ToUnixTimeMilliseconds()} + i * 1000, 0 FROM c;
        PRAGMA wal_checkpoint(TRUNCATE);
        """);

    public long Count(string sql) => Convert.ToInt64(Scalar(sql), CultureInfo.InvariantCulture);

    public string Text(string sql) => Scalar(sql)?.ToString() ?? "";

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>What must differ between copies: ids of 16 digits get a new first half, other unique texts a number behind them.</summary>
    private List<string> Ids(string instanceId, string ticketId)
    {
        List<string> ids = [instanceId, .. Texts($"SELECT id FROM engine_bookmarks WHERE instance_id = '{instanceId}'"), .. Texts($"SELECT id FROM engine_timers WHERE instance_id = '{instanceId}' AND LENGTH(id) = 16")];
        if (ticketId.Length > 0)
        {
            ids.AddRange([ticketId, .. Texts($"SELECT id FROM tasks WHERE ticket_id = '{ticketId}'"), .. Texts($"SELECT id FROM letters WHERE ticket_id = '{ticketId}'")]);
            ids.AddRange(Texts($"SELECT number FROM tickets WHERE id = '{ticketId}' UNION SELECT tracking_code FROM tickets WHERE id = '{ticketId}' UNION SELECT external_ref FROM tickets WHERE id = '{ticketId}'"));
        }

        return [.. ids.Where(id => id.Length > 0).Distinct()];
    }

    private void Copy(string table, string instanceId, string ticketId, List<string> ids, string due)
    {
        var columns = Texts($"SELECT name FROM pragma_table_info('{table}')");
        var key = table switch
        {
            "engine_instances" => $"id = '{instanceId}'",
            "tickets" => $"id = '{ticketId}'",
            _ when columns.Contains("instance_id") => $"instance_id = '{instanceId}'",
            _ => $"ticket_id = '{ticketId}'",
        };
        var values = columns.Select(c => table == "engine_timers" && c is "due_at" or "fire_at" ? due : table == "tasks" && c == "remind_at" ? $"CASE WHEN {c} IS NULL THEN NULL ELSE {due} END" : Renamed(table, c, ids));
        Execute($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM (SELECT * FROM {table} WHERE {key}) t, temp.n n");
    }

    private static string Renamed(string table, string column, List<string> ids)
    {
        var isPacked = (table, column) is ("engine_instances", "state") or ("engine_bursts", "journal" or "records");
        var renamed = isPacked ? $"unpacked(t.{column})" : $"t.\"{column}\"";
        foreach (var id in ids)
        {
            renamed = $"REPLACE({renamed}, '{id}', {(id.Length == 16 && id.All(char.IsAsciiHexDigitLower) ? $"printf('%08x', n.i) || '{id[8..]}'" : $"'{id}-' || n.i")})";
        }

        return isPacked ? $"packed({renamed})" : $"CASE WHEN typeof(t.\"{column}\") = 'text' THEN {renamed} ELSE t.\"{column}\" END";
    }

    private bool Exists(string table) => Count($"SELECT COUNT(*) FROM sqlite_master WHERE name = '{table}'") > 0;

    private List<string> Texts(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        }

        return texts;
    }

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        return command.ExecuteScalar();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
