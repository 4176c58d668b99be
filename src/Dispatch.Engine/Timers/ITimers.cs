using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Timers;

/// <summary>Sets and removes timers within a unit of work.</summary>
public interface ITimers
{
    /// <summary>Sets a timer, replacing one with the same id; the alarm is moved after the commit when this is the earliest.</summary>
    void Set(UnitOfWork unit, Timer timer);

    /// <summary>Removes a timer; nothing happens when it isn't there.</summary>
    void Cancel(UnitOfWork unit, string timerId);
}
