namespace Dispatch.Workflows.Calendars;

/// <summary>An instant lies outside the days that calendars cover.</summary>
public sealed class CalendarRangeException()
    : Exception($"Calendars cover the days from {WorkingTime.FirstDay:yyyy-MM-dd} to {WorkingTime.LastDay:yyyy-MM-dd}; the instant, or the limit's end, lies outside.");
