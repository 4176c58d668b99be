using System.Collections.Concurrent;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Primitives;
using Microsoft.Data.Sqlite;

namespace Dispatch.Engine.Persistence;

/// <summary>The embedded store: a file in WAL mode, one writer that commits in groups, any number of readers.</summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly ConcurrentBag<ReadSession> _idle = [];
    private readonly SqliteOptions _options;
    private readonly Lazy<GroupCommitWriter> _writer;

    /// <summary>Opens nothing yet; the file is created by the migrations.</summary>
    public SqliteDatabase(SqliteOptions options, CommitRecord commits)
    {
        _options = options;
        _writer = new Lazy<GroupCommitWriter>(() => new GroupCommitWriter(
            () => new WriteSession(Connect(options.WriterPragmas)), new LogCheckpoints(() => Connect(options.ReaderPragmas), options), commits, options));
    }

    /// <inheritdoc/>
    public ReadSession OpenRead() => _idle.TryTake(out var session) ? session : new ReadSession(Connect(_options.ReaderPragmas), _idle.Add);

    /// <inheritdoc/>
    public Task CommitAsync(UnitOfWork unit, CancellationToken cancellation) => _writer.Value.CommitAsync(unit, cancellation);

    private SqliteConnection Connect(string pragmas)
    {
        try
        {
            var connection = new SqliteConnection(_options.ConnectionString);
            connection.Open();
            using var pragma = connection.CreateCommand();
            pragma.CommandText = pragmas;
            pragma.ExecuteNonQuery();
            PackedText.AddTo(connection);
            return connection;
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"The database {_options.DataSource} cannot be opened: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }

        while (_idle.TryTake(out var session))
        {
            session.Discard();
        }
    }
}
