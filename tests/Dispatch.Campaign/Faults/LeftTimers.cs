using Dispatch.Engine.Persistence;
using Dispatch.Engine.Timers;
using Timer = Dispatch.Engine.Timers.Timer;

namespace Dispatch.Campaign.Faults;

/// <summary>Removes no timer.</summary>
internal sealed class LeftTimers(ITimers inner) : ITimers
{
    public void Set(UnitOfWork unit, Timer timer) => inner.Set(unit, timer);

    public void Cancel(UnitOfWork unit, string timerId)
    {
    }
}
