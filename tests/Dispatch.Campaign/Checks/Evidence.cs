using System.Globalization;
using Dispatch.Campaign.Load;
using Dispatch.Engine.Persistence;
using Microsoft.Data.Sqlite;

namespace Dispatch.Campaign.Checks;

/// <summary>What there is to judge by: the file that the host left, what the clients were answered, and what the subscribed program received.</summary>
internal sealed class Evidence : IDisposable
{
    private readonly List<string> _violations = [];
    private readonly SqliteConnection _connection;

    public Evidence(string database, IReadOnlyDictionary<string, Operation> operations, IReadOnlyList<Received>? received = null)
    {
        Operations = operations;
        Received = received;
        _connection = new SqliteConnection($"Data Source={database};Pooling=false");
        _connection.Open();
        PackedText.AddTo(_connection);
    }

    /// <summary>The last word on each request, in the order of sending.</summary>
    public IReadOnlyDictionary<string, Operation> Operations { get; }

    /// <summary>Events received; null when nobody listened.</summary>
    public IReadOnlyList<Received>? Received { get; }

    /// <summary>All that was found, in words.</summary>
    public IReadOnlyList<string> Violations => _violations;

    public void Violated(string message) => _violations.Add(message);

    /// <summary>Violated by each row that the query answers.</summary>
    public void None(string message, string sql) => None(message, Rows(sql, r => r.IsDBNull(0) ? "" : r.GetValue(0).ToString()!));

    /// <summary>Violated by each of <paramref name="found"/>; the first five are named.</summary>
    public void None(string message, IEnumerable<string> found)
    {
        var all = found.Distinct().ToList();
        _violations.AddRange(all.Take(5).Select(id => string.Format(CultureInfo.InvariantCulture, message, id)));
        if (all.Count > 5)
        {
            _violations.Add($"… and {all.Count - 5} more like it");
        }
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> map)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();
}
