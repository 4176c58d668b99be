namespace Dispatch.Workflows.Calendars;

/// <summary>The windows of one kind of day, in ticks after midnight.</summary>
internal sealed class DayPlan
{
    private readonly (long Opens, long Closes)[] _windows;

    public DayPlan(IReadOnlyList<WorkingWindow> windows)
    {
        _windows = [.. windows.Select(w => (w.Opens() * TimeSpan.TicksPerMinute, w.Closes() * TimeSpan.TicksPerMinute)).Order()];
        Total = _windows.Sum(w => w.Closes - w.Opens);
    }

    public static DayPlan Off { get; } = new([]);

    public long Total { get; }

    public IEnumerable<(TimeSpan From, TimeSpan To)> Windows =>
        _windows.Select(w => (TimeSpan.FromTicks(w.Opens), TimeSpan.FromTicks(w.Closes)));

    /// <summary>Working ticks up to a time of day.</summary>
    public long Until(long timeOfDay)
    {
        long ticks = 0;
        foreach (var (opens, closes) in _windows)
        {
            if (timeOfDay <= opens)
            {
                break;
            }

            ticks += Math.Min(timeOfDay, closes) - opens;
        }

        return ticks;
    }

    /// <summary>The first time of day at which that many ticks have been worked; the end of a window, not the start of the next.</summary>
    public long At(long ticks)
    {
        foreach (var (opens, closes) in _windows)
        {
            if (ticks <= closes - opens)
            {
                return opens + ticks;
            }

            ticks -= closes - opens;
        }

        throw new ArgumentOutOfRangeException(nameof(ticks), "The day isn't that long.");
    }
}
