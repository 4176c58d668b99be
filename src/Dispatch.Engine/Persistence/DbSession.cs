using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Dispatch.Engine.Persistence;

/// <summary>One connection with its prepared statements. SQL is written for all stores: parameters are <c>$1, $2 …</c> in order.</summary>
/// <remarks>Not safe for two threads at once. Instants go in as <see cref="DateTimeOffset"/> and are stored as Unix milliseconds.</remarks>
public abstract class DbSession
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    private protected DbSession(DbConnection connection) => (Connection, Statements) = (connection, connection is SqliteConnection sqlite ? new SqliteStatements(sqlite) : null);

    /// <summary>The connection underneath, for what only one store can do.</summary>
    public DbConnection Connection { get; }

    /// <summary>SQLite's own statements; null for a server's.</summary>
    private protected SqliteStatements? Statements { get; }

    private protected DbTransaction? Transaction { get; set; }

    /// <summary>All rows, mapped.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> args)
    {
        using var reader = Read(sql, args);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>The first row, mapped, or <c>default</c> when there is none.</summary>
    public T? QueryFirst<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<object?> args)
    {
        using var reader = Read(sql, args);
        return reader.Read() ? map(reader) : default;
    }

    private DbDataReader Read(string sql, ReadOnlySpan<object?> args) => Statements?.Read(sql, args) ?? Prepare(sql, args).ExecuteReader();

    private protected DbCommand Prepare(string sql, ReadOnlySpan<object?> args)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_prepared, sql, out _);
        var command = slot ??= Create(sql, args.Length);
        command.Transaction = Transaction;
        for (var i = 0; i < args.Length; i++)
        {
            command.Parameters[i].Value = Stored(args[i]) is Utf8Text text ? text.ToString() : Stored(args[i]);
        }

        return command;
    }

    private DbCommand Create(string sql, int parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "$" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    internal static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        bool flag => flag ? 1L : 0L,
        Enum name => name.ToString(),
        _ => value,
    };

    private protected void Close()
    {
        Statements?.Dispose();
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }
}
