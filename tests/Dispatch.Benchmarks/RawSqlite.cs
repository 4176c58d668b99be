using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Dispatch.Benchmarks;

/// <summary>What SQLite itself does on this disk for the rows of a step, grouped as the engine groups them: the ceiling of the same run.</summary>
internal static class RawSqlite
{
    public static Row StepRows(string folder, int group, int groups)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, $"raw-{group}.db")};Pooling=false");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;CREATE TABLE state (id INTEGER PRIMARY KEY, version INTEGER, body TEXT);CREATE TABLE log (id INTEGER PRIMARY KEY, body TEXT);");
        Run(connection, "BEGIN;WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO state SELECT i, 0, hex(randomblob(1000)) FROM n;COMMIT;");
        using var update = Prepare(connection, "UPDATE state SET version = version + 1, body = $1 WHERE id = $2", 2);
        using var insert = Prepare(connection, "INSERT INTO log (body) VALUES ($1)", 1);
        var state = new string('s', 2000);
        var entry = new string('l', 512);
        var latencies = new Figures();
        var watch = Stopwatch.StartNew();
        for (var g = 0; g < groups; g++)
        {
            var started = Stopwatch.GetTimestamp();
            Run(connection, "BEGIN IMMEDIATE");
            for (var i = 0; i < group; i++)
            {
                update.Parameters[0].Value = state;
                update.Parameters[1].Value = (g * group + i) % 2000 + 1;
                update.ExecuteNonQuery();
                for (var row = 0; row < 3; row++)
                {
                    insert.Parameters[0].Value = entry;
                    insert.ExecuteNonQuery();
                }
            }

            Run(connection, "COMMIT");
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var rows = new Row("raw SQLite", $"{group} per commit", group * groups / watch.Elapsed.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.99), "update 2 kB, insert 3 x 0.5 kB; FULL; latency per commit");
        Console.WriteLine(rows);
        return rows;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
        }

        return command;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
