using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Campaign.Faults;

/// <summary>Sets every fifth timer a second from now, whenever it is due.</summary>
internal sealed class EarlyTimers(ITimers inner) : ITimers
{
    private int _count;

    public void Set(UnitOfWork unit, Timer timer) =>
        inner.Set(unit, Interlocked.Increment(ref _count) % 5 == 0 ? timer with { DueAt = Min(timer.DueAt, TimeProvider.System.GetUtcNow().AddSeconds(1)) } : timer);

    public void Cancel(UnitOfWork unit, string timerId) => inner.Cancel(unit, timerId);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
