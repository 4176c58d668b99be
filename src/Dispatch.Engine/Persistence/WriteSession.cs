using System.Data.Common;

namespace Dispatch.Engine.Persistence;

/// <summary>The connection inside the one transaction that stores units of work. Only <see cref="IDatabase"/> commits.</summary>
public sealed class WriteSession : DbSession, IDisposable
{
    private readonly Dictionary<Type, IGathered> _gathered = [];

    internal WriteSession(DbConnection connection)
        : base(connection)
    {
    }

    /// <summary>Hears of every statement, for measuring what SQLite alone does with the same rows; null but there.</summary>
    internal Action<string, object?[]>? Recorder { get; set; }

    /// <summary>Runs a statement and answers how many rows it touched.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> args)
    {
        Recorder?.Invoke(sql, args.ToArray());
        return Statements?.Execute(sql, args) ?? Prepare(sql, args).ExecuteNonQuery();
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

    /// <summary>What this transaction's units add up together; made on first use, written and gone at the transaction's end.</summary>
    public T Gather<T>()
        where T : class, IGathered, new()
    {
        if (!_gathered.TryGetValue(typeof(T), out var gathered))
        {
            _gathered[typeof(T)] = gathered = new T();
        }

        return (T)gathered;
    }

    /// <summary>Writes what was gathered so far.</summary>
    public void WriteGathered()
    {
        foreach (var gathered in _gathered.Values)
        {
            gathered.WriteTo(this);
        }

        _gathered.Clear();
    }

    /// <summary>Forgets what was gathered: the transaction, or its last savepoint, is rolled back.</summary>
    internal void ForgetGathered() => _gathered.Clear();

    /// <summary>Closes the connection; an open transaction is rolled back.</summary>
    public void Dispose() => Close();
}
