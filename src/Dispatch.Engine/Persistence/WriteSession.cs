using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Dispatch.Engine.Persistence;

/// <summary>The connection inside the one transaction that stores units of work. Only <see cref="IDatabase"/> commits.</summary>
public sealed class WriteSession : DbSession, IDisposable
{
    private readonly SqliteStatements? _statements;

    internal WriteSession(DbConnection connection)
        : base(connection) => _statements = connection is SqliteConnection sqlite ? new SqliteStatements(sqlite) : null;

    /// <summary>Hears of every statement, for measuring what SQLite alone does with the same rows; null but there.</summary>
    internal Action<string, object?[]>? Recorder { get; set; }

    /// <summary>Runs a statement and answers how many rows it touched.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> args)
    {
        Recorder?.Invoke(sql, args.ToArray());
        return _statements?.Execute(sql, args) ?? Prepare(sql, args).ExecuteNonQuery();
    }

    /// <summary>Runs a statement that must touch exactly one row; otherwise another writer was first.</summary>
    /// <exception cref="Primitives.WriteConflictException">No row, or more than one, was touched.</exception>
    public void ExecuteOne(string what, string sql, params ReadOnlySpan<object?> args)
    {
        if (Execute(sql, args) != 1)
        {
            throw new Primitives.WriteConflictException($"{what} was changed by someone else at the same moment.");
        }
    }

    /// <summary>Closes the connection; an open transaction is rolled back.</summary>
    public void Dispose()
    {
        _statements?.Dispose();
        Close();
    }
}
