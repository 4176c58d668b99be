using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Campaign.Faults;

/// <summary>Sets every tenth timer under a second id too, so that it fires twice.</summary>
internal sealed class SecondTimers(ITimers inner) : ITimers
{
    private int _count;

    public void Set(UnitOfWork unit, Timer timer)
    {
        inner.Set(unit, timer);
        if (Interlocked.Increment(ref _count) % 10 == 0)
        {
            inner.Set(unit, timer with { Id = "second-" + timer.Id });
        }
    }

    public void Cancel(UnitOfWork unit, string timerId) => inner.Cancel(unit, timerId);
}
