using Dispatch.Engine.Persistence;

namespace Dispatch.Campaign.Faults;

/// <summary>Answers every fifth unit before it is stored.</summary>
internal sealed class HastyCommits(IDatabase inner) : IDatabase
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

        var copy = unit.SplitOff(all: true);
        _ = Task.Run(
            async () =>
            {
                await Task.Delay(100, CancellationToken.None);
                await inner.CommitAsync(copy, CancellationToken.None);
            },
            CancellationToken.None);
    }
}
