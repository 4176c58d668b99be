using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dispatch.Engine.Persistence;

/// <summary>Where the embedded database lies and how durable a commit is.</summary>
public sealed class SqliteOptions
{
    /// <summary>Path of the database file, or <c>file:NAME?mode=memory&amp;cache=shared</c> in tests.</summary>
    public required string DataSource { get; init; }

    /// <summary>When a commit counts as done.</summary>
    /// <value><c>FULL</c> (default): on the disk. <c>NORMAL</c>: the last commits may be lost when the power fails; never corrupts.</value>
    public string Synchronous { get; init; } = "FULL";

    /// <summary>Most units in one transaction.</summary>
    /// <value>Default 256.</value>
    public int GroupLimit { get; init; } = 256;

    /// <summary>Most units that may wait for the writer; beyond it callers wait to be let in.</summary>
    /// <value>Default 8,192.</value>
    public int QueueLimit { get; init; } = 8192;

    /// <summary>How long the writer waits for a lock that another process holds, in milliseconds.</summary>
    /// <value>Default 5,000.</value>
    public int BusyTimeout { get; init; } = 5000;

    internal string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = DataSource,
        Pooling = false,
        DefaultTimeout = Math.Max(1, BusyTimeout / 1000),
    }.ToString();

    private string Pragmas => string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout={BusyTimeout};PRAGMA journal_mode=WAL;PRAGMA synchronous={Synchronous};PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;");

    /// <summary>The one writer's: its cache stays warm, and the log is copied back beside it (see <see cref="LogCheckpoints"/>).</summary>
    internal string WriterPragmas => Pragmas + "PRAGMA cache_size=-32768;PRAGMA wal_autocheckpoint=0;PRAGMA journal_size_limit=134217728;";

    /// <summary>A reader's: every commit empties its cache, so a large one would be memory without use.</summary>
    internal string ReaderPragmas => Pragmas + "PRAGMA cache_size=-2048;";
}
