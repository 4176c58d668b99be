namespace Dispatch.Workflows.Calendars;

/// <summary>A way to count time: turns instants into an amount that has passed, and back.</summary>
public abstract class ClockFace
{
    /// <summary>Ticks counted up to an instant, from an origin of its own. Never falls.</summary>
    public abstract long Position(DateTimeOffset instant);

    /// <summary>The first instant at which that many ticks are counted.</summary>
    public abstract DateTimeOffset At(long position);

    /// <summary>Ticks counted between two instants without those in pauses, which may overlap and count once; never below zero.</summary>
    public long Elapsed(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<Interval> pauses)
    {
        if (to <= from)
        {
            return 0;
        }

        var ticks = Position(to) - Position(from);
        foreach (var pause in Pauses.Union(pauses, from, to))
        {
            ticks -= Position(pause.To!.Value) - Position(pause.From);
        }

        return ticks;
    }

    /// <summary>The first instant at which <paramref name="ticks"/> have been counted since <paramref name="from"/>, pauses not counting.</summary>
    public DateTimeOffset After(DateTimeOffset from, long ticks, IReadOnlyList<Interval> pauses)
    {
        if (ticks <= 0)
        {
            return from;
        }

        var position = Position(from);
        foreach (var pause in Pauses.Union(pauses, from, DateTimeOffset.MaxValue))
        {
            var reached = Position(pause.From);
            if (ticks <= reached - position)
            {
                break;
            }

            ticks -= reached - position;
            position = Position(pause.To!.Value);
        }

        return At(position + ticks);
    }
}
