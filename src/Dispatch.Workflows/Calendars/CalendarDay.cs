namespace Dispatch.Workflows.Calendars;

/// <summary>A date that differs from its weekday's rule.</summary>
public sealed record CalendarDay
{
    /// <summary>The date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whether work is done on it: false for a holiday, true for a make-up day.</summary>
    public required bool Working { get; init; }

    /// <summary>Why.</summary>
    public string? Name { get; init; }

    /// <summary>The windows of this one day, such as a half day; null for the calendar's own.</summary>
    public IReadOnlyList<WorkingWindow>? Windows { get; init; }
}
