using System.Diagnostics;
using System.Globalization;
using Dispatch.Engine.Persistence;
using Microsoft.Data.Sqlite;

namespace Dispatch.Benchmarks.Complaints;

/// <summary>
/// The statements that steps wrote, with their values and their grouping into transactions: replayed on a copy of the file by prepared statements and nothing else,
/// they are what SQLite itself can do with the same rows. Reads are left out.
/// </summary>
internal sealed class RecordedSteps
{
    private const int UniqueOrOtherConstraint = 19;
    private readonly List<(string Sql, object?[] Values)> _statements = [];

    /// <summary>Called on the writer's own thread.</summary>
    public void Add(string sql, object?[] values) => _statements.Add((sql, [.. values.Select(Encoded)]));

    /// <summary>Copies a database in use.</summary>
    public static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=false");
        using var target = new SqliteConnection($"Data Source={to};Pooling=false");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    /// <summary>Writes it all again.</summary>
    public Row Replay(string file, int steps)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = new SqliteOptions { DataSource = file }.WriterPragmas;
            pragma.ExecuteNonQuery();
        }

        using var statements = new SqliteStatements(connection);
        var commits = new Figures();
        var watch = Stopwatch.StartNew();
        var began = watch.Elapsed;
        var rows = 0;

        // The recording begins and ends inside a transaction.
        var first = _statements.FindIndex(s => s.Sql.StartsWith("BEGIN", StringComparison.Ordinal));
        var last = _statements.FindLastIndex(s => s.Sql == "COMMIT");
        foreach (var (sql, values) in _statements.Take(last + 1).Skip(first))
        {
            rows += Math.Sign(Repeat(statements, sql, values));
            if (sql == "COMMIT")
            {
                commits.Add((watch.Elapsed - began).TotalMilliseconds);
                began = watch.Elapsed;
            }
        }

        var note = string.Create(CultureInfo.InvariantCulture, $"{(double)rows / steps:N1} rows a step, {(double)steps / commits.Count:N1} steps a commit; FULL; latency per commit");
        return new Row("raw SQLite", "rows of complaint steps", steps / watch.Elapsed.TotalSeconds, commits.Percentile(0.5), commits.Percentile(0.99), note);
    }

    // What lost a race when it was recorded, such as a number that was taken, loses it again; its transaction was rolled back then, and is now.
    private static int Repeat(SqliteStatements statements, string sql, object?[] values)
    {
        try
        {
            return statements.Execute(sql, values);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == UniqueOrOtherConstraint)
        {
            return 0;
        }
    }

    /// <summary>What a step writes, statement by statement: rows and bytes of values.</summary>
    public IEnumerable<string> Shape(int steps) => _statements
        .GroupBy(s => s.Sql)
        .Select(g => (Sql: string.Join(' ', g.Key.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Rows: g.Count(), Bytes: g.Sum(s => s.Values.Sum(Bytes))))
        .OrderByDescending(g => g.Bytes)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{(double)g.Rows / steps,7:N2} rows {(double)g.Bytes / steps,8:N0} bytes  {g.Sql[..Math.Min(60, g.Sql.Length)]}"));

    private static long Bytes(object? value) => value is Utf8Text text ? text.Bytes.Length : value is byte[] bytes ? bytes.Length : value is null or DBNull ? 1 : 6;

    // Encoded beforehand: SQLite alone shall have nothing else to do.
    private static object? Encoded(object? value) => value switch
    {
        string text => new Utf8Text(System.Text.Encoding.UTF8.GetBytes(text)),
        Enum name => new Utf8Text(System.Text.Encoding.UTF8.GetBytes(name.ToString())),
        _ => value,
    };
}
