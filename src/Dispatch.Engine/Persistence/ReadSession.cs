using System.Data.Common;

namespace Dispatch.Engine.Persistence;

/// <summary>A connection for reading what is committed. Disposing gives it back to its pool.</summary>
public sealed class ReadSession : DbSession, IDisposable
{
    private readonly Action<ReadSession> _release;

    internal ReadSession(DbConnection connection, Action<ReadSession> release)
        : base(connection) => _release = release;

    /// <summary>Gives the connection back.</summary>
    public void Dispose() => _release(this);

    internal void Discard() => Close();
}
