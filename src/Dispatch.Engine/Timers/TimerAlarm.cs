namespace Dispatch.Engine.Timers;

/// <summary>The instant at which somebody has to look at the timers. Commits move it forward; <see cref="QuartzAlarm"/> keeps a Quartz trigger at it.</summary>
public sealed class TimerAlarm
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _at;

    /// <summary>Called, outside any lock, whenever the alarm moved to an earlier instant.</summary>
    public event Action<DateTimeOffset>? Moved;

    /// <summary>The instant it is set to; null for none.</summary>
    public DateTimeOffset? At
    {
        get
        {
            lock (_lock)
            {
                return _at;
            }
        }
    }

    /// <summary>Makes sure it rings at <paramref name="due"/> at the latest.</summary>
    public void NoLaterThan(DateTimeOffset due)
    {
        lock (_lock)
        {
            if (_at is { } at && at <= due)
            {
                return;
            }

            _at = due;
        }

        Moved?.Invoke(due);
    }

    /// <summary>Forgets the instant that has rung; the next look at the table sets it anew.</summary>
    public void Rang()
    {
        lock (_lock)
        {
            _at = null;
        }
    }
}
