using Dispatch.Engine.Persistence;

namespace Dispatch.Campaign.Faults;

/// <summary>Adds a statement to every Nth unit that does what a fault in the product would leave behind.</summary>
internal sealed class SpoiltCommits(IDatabase inner, int every, string sql) : IDatabase
{
    private int _count;

    public ReadSession OpenRead() => inner.OpenRead();

    public Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _count) % every == 0)
        {
            unit.Write(session => session.Execute(sql));
        }

        return inner.CommitAsync(unit, cancellation);
    }
}
