using Dispatch.Engine.Persistence;

namespace Dispatch.Campaign.Faults;

/// <summary>Stores every fifth unit in two transactions, the later rows in the second: what a missing transaction around them does.</summary>
internal sealed class SplitCommits(IDatabase inner) : IDatabase
{
    private int _count;

    public ReadSession OpenRead() => inner.OpenRead();

    public async Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _count) % 5 != 0)
        {
            await inner.CommitAsync(unit, cancellation);
            return;
        }

        var later = unit.SplitOff();
        await inner.CommitAsync(unit, cancellation);
        await Task.Delay(100, cancellation);
        await inner.CommitAsync(later, cancellation);
    }
}
