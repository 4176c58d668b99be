using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Persistence;

/// <summary>The columns of a table that is read and written on the hot path, each named once: the statements and the reading of a row come from here.</summary>
/// <remarks>The first column is the key. Statements are portable; the table itself comes from the EF Core model.</remarks>
internal sealed class RowMap<T>(string table)
    where T : class, new()
{
    private readonly List<(string Name, Func<T, object?> Get, Action<T, DbSession?, DbDataReader, int> Set)> _columns = [];
    private readonly ConcurrentDictionary<ulong, string> _updates = [];
    private string? _select;
    private string? _insert;
    private string? _upsert;

    /// <summary><c>SELECT … FROM table</c>, to be followed by a condition.</summary>
    public string Select => _select ??= $"SELECT {string.Join(", ", _columns.Select(c => c.Name))} FROM {table}";

    /// <summary>Only some columns, to read what needs no more.</summary>
    public RowMap<T> Only(params string[] columns)
    {
        var only = new RowMap<T>(table);
        only._columns.AddRange(_columns.Where(c => columns.Contains(c.Name.Trim('"'))));
        return only;
    }

    /// <summary>The same with the table's alias before every column.</summary>
    public string SelectAs(string alias) => $"SELECT {string.Join(", ", _columns.Select(c => $"{alias}.{c.Name}"))} FROM {table} {alias}";

    /// <summary>Inserts a row.</summary>
    public string Insert => _insert ??=
        $"INSERT INTO {table} ({string.Join(", ", _columns.Select(c => c.Name))}) VALUES ({string.Join(", ", _columns.Select((_, i) => $"${i + 1}"))})";

    /// <summary>
    /// A write of the columns that differ from what is stored, and only those: SQLite then leaves the indexes of all others alone. Null when nothing differs. What differs is
    /// found now, so that the one writer has only to write.
    /// </summary>
    /// <param name="what">What it is, for the one who loses a race.</param>
    /// <param name="row">The row as it shall be.</param>
    /// <param name="stored">Its <see cref="Values"/> when it was read.</param>
    /// <param name="version">The version it was read with; null for rows that change only together with one that has a version.</param>
    public Action<WriteSession>? Update(string what, T row, object?[] stored, long? version = null)
    {
        var arguments = new object?[_columns.Count + 1];
        var changed = 0UL;
        var count = 0;
        for (var i = 1; i < _columns.Count; i++)
        {
            var value = _columns[i].Get(row);
            if (!Equals(value, stored[i]))
            {
                changed |= 1UL << i;
                arguments[count++] = value;
            }
        }

        if (changed == 0)
        {
            return null;
        }

        // The key is never among the changed columns: its bit says whether there is a version.
        arguments[count++] = stored[0];
        if (version is { } read)
        {
            changed |= 1;
            arguments[count++] = read;
        }

        var sql = _updates.GetOrAdd(changed, UpdateOf);
        return session => session.ExecuteOne(what, sql, arguments.AsSpan(0, count));
    }

    /// <summary>A write of the whole row.</summary>
    public Action<WriteSession> Add(T row)
    {
        var values = Values(row);
        return session => session.Execute(Insert, values);
    }

    private string UpdateOf(ulong changed)
    {
        var columns = _columns.Where((_, i) => i > 0 && (changed >> i & 1) == 1).Select(c => c.Name).ToList();
        var version = (changed & 1) == 1 ? $" AND version = ${columns.Count + 2}" : "";
        return $"UPDATE {table} SET {string.Join(", ", columns.Select((c, i) => $"{c} = ${i + 1}"))} WHERE {_columns[0].Name} = ${columns.Count + 1}{version}";
    }

    /// <summary>Inserts a row, or puts it in the place of the one with its key.</summary>
    public string Upsert => _upsert ??=
        $"{Insert} ON CONFLICT ({_columns[0].Name}) DO UPDATE SET {string.Join(", ", _columns.Skip(1).Select(c => $"{c.Name} = excluded.{c.Name}"))}";

    /// <summary>The values in the order of the columns.</summary>
    public object?[] Values(T row)
    {
        var values = new object?[_columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _columns[i].Get(row);
        }

        return values;
    }

    /// <summary>A row of a map without <see cref="Found"/> columns.</summary>
    public T Read(DbDataReader reader) => Read(reader, null);

    /// <summary>Reads rows, and what they name on the same connection.</summary>
    public Func<DbDataReader, T> ReadOn(DbSession session) => reader => Read(reader, session);

    private T Read(DbDataReader reader, DbSession? session)
    {
        var row = new T();
        for (var i = 0; i < _columns.Count; i++)
        {
            if (!reader.IsDBNull(i))
            {
                _columns[i].Set(row, session, reader, i);
            }
        }

        return row;
    }

    /// <summary>A column of text.</summary>
    public RowMap<T> Text(string name, Func<T, string?> get, Action<T, string> set) => Add(name, get, (t, r, i) => set(t, r.GetString(i)));

    /// <summary>A column of long text that nobody searches.</summary>
    public RowMap<T> Packed(string name, Func<T, StoredText?> get, Action<T, StoredText> set) => Add(name, t => get(t)?.Stored, (t, r, i) => set(t, new StoredText(r.GetFieldValue<byte[]>(i))));

    /// <summary>A column that names what is found on the connection; such rows are read by <see cref="ReadOn"/>.</summary>
    public RowMap<T> Found(string name, Func<T, string?> get, Action<T, DbSession, string> set) => Add(name, get, (t, session, r, i) => set(t, session!, r.GetString(i)));

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

    private RowMap<T> Add(string name, Func<T, object?> get, Action<T, DbDataReader, int> set) => Add(name, get, (t, _, r, i) => set(t, r, i));

    private RowMap<T> Add(string name, Func<T, object?> get, Action<T, DbSession?, DbDataReader, int> set)
    {
        if (_columns.Count == 64)
        {
            throw new InvalidOperationException("A changed row is told by 64 bits.");
        }

        // Quoted, because a column may be called like a word of SQL (limit).
        _columns.Add(($"\"{name}\"", get, set));
        return this;
    }
}
