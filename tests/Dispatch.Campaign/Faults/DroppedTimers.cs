using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Campaign.Faults;

/// <summary>Forgets every twentieth timer.</summary>
internal sealed class DroppedTimers(ITimers inner) : ITimers
{
    private int _count;

    public void Set(UnitOfWork unit, Timer timer)
    {
        if (Interlocked.Increment(ref _count) % 20 != 0)
        {
            inner.Set(unit, timer);
        }
    }

    public void Cancel(UnitOfWork unit, string timerId) => inner.Cancel(unit, timerId);
}
