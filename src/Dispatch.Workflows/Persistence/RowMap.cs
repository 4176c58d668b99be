using System.Data.Common;
using System.Text.Json;

namespace Dispatch.Workflows.Persistence;

/// <summary>The columns of a table that is read and written on the hot path, each named once: the statements and the reading of a row come from here.</summary>
/// <remarks>The first column is the key. Statements are portable; the table itself comes from the EF Core model.</remarks>
internal sealed class RowMap<T>(string table)
    where T : class, new()
{
    private readonly List<(string Name, Func<T, object?> Get, Action<T, DbDataReader, int> Set)> _columns = [];
    private string? _select;
    private string? _insert;
    private string? _update;
    private string? _upsert;

    /// <summary><c>SELECT … FROM table</c>, to be followed by a condition.</summary>
    public string Select => _select ??= $"SELECT {string.Join(", ", _columns.Select(c => c.Name))} FROM {table}";

    /// <summary>The same with the table's alias before every column.</summary>
    public string SelectAs(string alias) => $"SELECT {string.Join(", ", _columns.Select(c => $"{alias}.{c.Name}"))} FROM {table} {alias}";

    /// <summary>Inserts a row.</summary>
    public string Insert => _insert ??=
        $"INSERT INTO {table} ({string.Join(", ", _columns.Select(c => c.Name))}) VALUES ({string.Join(", ", _columns.Select((_, i) => $"${i + 1}"))})";

    /// <summary>Updates all columns of a row with the key <c>$1</c> and the version given last.</summary>
    public string Update => _update ??=
        $"UPDATE {table} SET {string.Join(", ", _columns.Skip(1).Select((c, i) => $"{c.Name} = ${i + 2}"))} WHERE {_columns[0].Name} = $1 AND version = ${_columns.Count + 1}";

    /// <summary>Inserts a row, or puts it in the place of the one with its key.</summary>
    public string Upsert => _upsert ??=
        $"{Insert} ON CONFLICT ({_columns[0].Name}) DO UPDATE SET {string.Join(", ", _columns.Skip(1).Select(c => $"{c.Name} = excluded.{c.Name}"))}";

    /// <summary>The values in the order of the columns.</summary>
    public object?[] Values(T row) => [.. _columns.Select(c => c.Get(row))];

    /// <summary>A row.</summary>
    public T Read(DbDataReader reader)
    {
        var row = new T();
        for (var i = 0; i < _columns.Count; i++)
        {
            if (!reader.IsDBNull(i))
            {
                _columns[i].Set(row, reader, i);
            }
        }

        return row;
    }

    /// <summary>A column of text.</summary>
    public RowMap<T> Text(string name, Func<T, string?> get, Action<T, string> set) => Add(name, get, (t, r, i) => set(t, r.GetString(i)));

    /// <summary>A column of whole numbers.</summary>
    public RowMap<T> Whole(string name, Func<T, long?> get, Action<T, long> set) => Add(name, t => get(t), (t, r, i) => set(t, r.GetInt64(i)));

    /// <summary>A column of numbers.</summary>
    public RowMap<T> Number(string name, Func<T, double?> get, Action<T, double> set) => Add(name, t => get(t), (t, r, i) => set(t, r.GetDouble(i)));

    /// <summary>A column of yes and no.</summary>
    public RowMap<T> Flag(string name, Func<T, bool?> get, Action<T, bool> set) => Add(name, t => get(t), (t, r, i) => set(t, r.GetInt64(i) != 0));

    /// <summary>A column of instants.</summary>
    public RowMap<T> Instant(string name, Func<T, DateTimeOffset?> get, Action<T, DateTimeOffset> set) =>
        Add(name, t => get(t), (t, r, i) => set(t, DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(i))));

    /// <summary>A column of names.</summary>
    public RowMap<T> Name<TEnum>(string name, Func<T, TEnum?> get, Action<T, TEnum> set)
        where TEnum : struct, Enum => Add(name, t => get(t)?.ToString(), (t, r, i) => set(t, Enum.Parse<TEnum>(r.GetString(i))));

    /// <summary>A column that holds a list of ids.</summary>
    public RowMap<T> Ids(string name, Func<T, IReadOnlyList<string>> get, Action<T, IReadOnlyList<string>> set) => Add(
        name,
        t => get(t) is { Count: > 0 } ids ? JsonSerializer.Serialize(ids, JsonText.Options) : "[]",
        (t, r, i) => set(t, r.GetString(i) is "[]" ? [] : JsonSerializer.Deserialize<List<string>>(r.GetString(i), JsonText.Options)!));

    private RowMap<T> Add(string name, Func<T, object?> get, Action<T, DbDataReader, int> set)
    {
        // Quoted, because a column may be called like a word of SQL (limit).
        _columns.Add(($"\"{name}\"", get, set));
        return this;
    }
}
