using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Timers;

/// <summary>What happens when a timer of its kind is due.</summary>
public interface ITimerTarget
{
    /// <summary>The <see cref="Timer.Target"/> it takes.</summary>
    string Target { get; }

    /// <summary>
    /// Applies the timer. Runs as a command: the unit holds the instance's gate and already contains the removal of the timer's row,
    /// so the effect and its consumption are one transaction. <see cref="Timer.DueAt"/> is the true due time, also when it fires late.
    /// </summary>
    Task FireAsync(Timer timer, UnitOfWork unit, CancellationToken cancellation);
}
