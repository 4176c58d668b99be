namespace Dispatch.Workflows.Calendars;

/// <summary>A holiday from its first to its last day off, both included.</summary>
public sealed record HolidaySpan(string Name, DateOnly From, DateOnly To);
