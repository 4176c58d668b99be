using System.Diagnostics;
using System.Threading.Channels;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Primitives;
using Microsoft.Data.Sqlite;

namespace Dispatch.Engine.Persistence;

/// <summary>
/// The one writer of the embedded database: takes the units that wait, stores them in one transaction, and answers each caller only after the commit that holds its work.
/// When one of them cannot be stored, the transaction is rolled back and they are stored again, each under its own savepoint, so that only that one fails: a savepoint costs
/// SQLite a copy of every page that the unit touches, and nearly all units can be stored.
/// </summary>
internal sealed class GroupCommitWriter : IDisposable
{
    private readonly Channel<Pending> _queue;
    private readonly Func<WriteSession> _open;
    private readonly LogCheckpoints _checkpoints;
    private readonly CommitRecord _commits;
    private readonly int _groupLimit;
    private readonly Thread _thread;
    private WriteSession? _session;

    public GroupCommitWriter(Func<WriteSession> open, LogCheckpoints checkpoints, CommitRecord commits, SqliteOptions options)
    {
        (_open, _checkpoints, _commits) = (open, checkpoints, commits);
        _groupLimit = options.GroupLimit;
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _thread = new Thread(Run) { IsBackground = true, Name = "dispatch-writer" };
        _thread.Start();
    }

    public async Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
    {
        var pending = new Pending(unit);
        await _queue.Writer.WriteAsync(pending, cancellation).ConfigureAwait(false);

        // Once queued the unit may be stored at any moment: the caller's cancellation no longer counts.
        await pending.Done.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _checkpoints.Dispose();
        _session?.Dispose();
    }

    private void Run()
    {
        var group = new List<Pending>(_groupLimit);
        while (WaitForWork())
        {
            while (group.Count < _groupLimit && _queue.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            Store(group);
            group.Clear();
        }
    }

    // The writer's own thread has nothing else to do than to wait.
    private bool WaitForWork() => _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Store(List<Pending> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            var started = Stopwatch.GetTimestamp();
            _session ??= _open();
            _session.Execute("BEGIN IMMEDIATE");
            if (!TryApply(_session, group))
            {
                _session.Execute("ROLLBACK");
                _session.Execute("BEGIN IMMEDIATE");
                group.ForEach(p => Apply(_session, p));
            }

            _session.Execute("COMMIT");
            EngineMetrics.Committed(group.Count, Stopwatch.GetElapsedTime(started));
            _commits.Add(stored: true);
        }
        catch (Exception e)
        {
            Abandon();
            _commits.Add(stored: false);
            var unavailable = e as StoreUnavailableException ?? new StoreUnavailableException($"The database cannot take the change now: {e.Message}", e);
            group.ForEach(p => p.Failure ??= unavailable);
        }

        group.ForEach(p => p.Finish());
        if (_session?.Connection is SqliteConnection { Handle: { } handle })
        {
            _checkpoints.Committed(handle);
        }
    }

    private static bool TryApply(WriteSession session, List<Pending> group)
    {
        try
        {
            group.ForEach(p => p.Unit.Apply(session));
            session.WriteGathered();
            return true;
        }
        catch (Exception e) when (!IsStoreFailure(e))
        {
            session.ForgetGathered();
            return false;
        }
    }

    private static void Apply(WriteSession session, Pending pending)
    {
        session.Execute("SAVEPOINT unit");
        try
        {
            pending.Unit.Apply(session);
            session.WriteGathered();
        }
        catch (Exception e) when (!IsStoreFailure(e))
        {
            session.ForgetGathered();
            pending.Failure = e is SqliteException { SqliteErrorCode: 19 } constraint ? new WriteConflictException(constraint.Message) : e;
            session.Execute("ROLLBACK TO unit");
        }

        session.Execute("RELEASE unit");
    }

    /// <summary>Failures after which SQLite's transaction can't be trusted: the whole group is given back as not stored.</summary>
    private static bool IsStoreFailure(Exception e) => e is SqliteException { SqliteErrorCode: 5 or 6 or 7 or 8 or 9 or 10 or 11 or 13 or 14 or 26 };

    private void Abandon()
    {
        try
        {
            _session?.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, or the file is gone; a fresh connection finds out.
        }

        _session?.Dispose();
        _session = null;
    }

    private sealed class Pending(UnitOfWork unit)
    {
        public readonly UnitOfWork Unit = unit;
        public readonly TaskCompletionSource Done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Failure;

        public void Finish()
        {
            if (Failure is null)
            {
                Done.SetResult();
            }
            else
            {
                Done.SetException(Failure);
            }
        }
    }
}
