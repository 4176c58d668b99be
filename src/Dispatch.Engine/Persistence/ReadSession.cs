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

    /// <summary>Sees one state of the database until the answer is disposed, whatever is committed meanwhile.</summary>
    public IDisposable Freeze()
    {
        Prepare("BEGIN", []).ExecuteNonQuery();
        return new Frozen(this);
    }

    internal void Discard() => Close();

    private sealed class Frozen(ReadSession session) : IDisposable
    {
        public void Dispose() => session.Prepare("ROLLBACK", []).ExecuteNonQuery();
    }
}
