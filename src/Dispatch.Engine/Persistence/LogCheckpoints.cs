using Dispatch.Engine.Primitives;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dispatch.Engine.Persistence;

/// <summary>
/// Copies the write-ahead log back into the database on a thread of its own, so that a commit waits for its own sync and not for the copying. Under load the writer itself never
/// finds the log copied to its end; so once the log is long it copies the little that the last pass has left, and begins the log anew. When the passes fall behind, the writer waits
/// for them at twice that length.
/// </summary>
/// <remarks>A pass that fails is tried again with the next; until then the log only grows, and nothing is lost.</remarks>
internal sealed class LogCheckpoints : IDisposable
{
    private const int PagesWritten = 9;
    private const int PagesAPass = 2000;
    private const int PagesBeforeRestart = 12_000;
    private const int PagesBeforeWaiting = 2 * PagesBeforeRestart;
    private const int LongestWait = 2000;

    // Readers hold the log for the length of one statement: mostly the writer need not wait, and never does for long.
    private const int Patience = 4;
    private readonly Func<SqliteConnection> _open;
    private readonly int _busyTimeout;
    private readonly Lock _passing = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private SqliteConnection? _connection;
    private volatile bool _stopping;
    private volatile bool _passed;
    private int _unpassed;
    private int _pages;
    private int _restartAt = PagesBeforeRestart;

    public LogCheckpoints(Func<SqliteConnection> open, SqliteOptions options)
    {
        (_open, _busyTimeout) = (open, options.BusyTimeout);
        _thread = new Thread(Run) { IsBackground = true, Name = "dispatch-checkpoints" };
        _thread.Start();
    }

    /// <summary>Counts what a commit has added to the log. Called by the writer, between two transactions.</summary>
    public void Committed(sqlite3 writer)
    {
        _ = raw.sqlite3_db_status(writer, PagesWritten, out var pages, out _, resetFlg: 1);
        _pages += pages;
        _unpassed += pages;
        if (_pages >= _restartAt)
        {
            BeginAnew(writer);
        }

        if (_unpassed >= PagesAPass)
        {
            _unpassed = 0;
            _wake.Set();
        }
    }

    // The next pass waits until the log is begun anew: one under way would refuse it.
    private void BeginAnew(sqlite3 writer)
    {
        var waits = _pages >= PagesBeforeWaiting;
        if ((!waits && !_passed) || !_passing.TryEnter(waits ? LongestWait : 0))
        {
            return;
        }

        try
        {
            _passed = false;
            Restart(writer);
        }
        finally
        {
            _passing.Exit();
        }
    }

    private void Restart(sqlite3 writer)
    {
        _ = raw.sqlite3_busy_timeout(writer, Patience);
        if (raw.sqlite3_wal_checkpoint_v2(writer, null, raw.SQLITE_CHECKPOINT_RESTART, out _, out _) == raw.SQLITE_OK)
        {
            _pages = 0;
        }

        // A reader that takes long holds the log: it grows meanwhile.
        _restartAt = _pages == 0 ? PagesBeforeRestart : _pages + PagesAPass;

        _ = raw.sqlite3_busy_timeout(writer, _busyTimeout);
    }

    private void Run()
    {
        while (_wake.WaitOne() && !_stopping)
        {
            try
            {
                _connection ??= _open();
                using var pass = _passing.EnterScope();
                _passed = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _) == raw.SQLITE_OK;
            }
            catch (StoreUnavailableException)
            {
                // The file cannot be opened now: the writer's callers are told by its own failure.
            }
        }
    }

    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        _wake.Set();
        _thread.Join();
        _connection?.Dispose();
        _wake.Dispose();
    }
}
