using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Clocks;

/// <summary>Finds the end of a limit.</summary>
/// <remarks>The rules are in docs/deadlines.md.</remarks>
public static class Deadline
{
    /// <summary>When a limit that began at <paramref name="start"/> is due.</summary>
    /// <exception cref="InvalidOperationException">It counts in working time of a calendar that isn't there.</exception>
    /// <exception cref="CalendarRangeException">It ends beyond the days that calendars cover.</exception>
    public static DueTime Compute(Limit limit, DateTimeOffset start, IReadOnlyList<Interval> pauses, CalendarBook calendars)
    {
        var count = Count.Of(limit, start, calendars);
        var due = count.Due(pauses);
        return new DueTime
        {
            DueAt = due,
            RemindAt = At(limit.ReminderPercent, count, pauses, due),
            LetterAt = At(limit.LetterPercent, count, pauses, due),
            EscalateAt = At(limit.EscalatePercent, count, pauses, due),
            Calendar = count.Working?.Label,
            Provisional = count.Working?.AnnouncedUntil is { } until && DateOnly.FromDateTime(count.Working.Local(due)) > until,
        };
    }

    // A day limit ends with its day, later than its last working minute: what comes before the end stays before it, what comes after, after.
    private static DateTimeOffset At(int percent, Count count, IReadOnlyList<Interval> pauses, DateTimeOffset due)
    {
        if (percent == 100)
        {
            return due;
        }

        var at = count.Face.After(count.From, (long)(count.Ticks * (percent / 100m)), pauses);
        return percent < 100 == at < due ? at : due;
    }
}
