namespace Dispatch.Workflows.Calendars;

/// <summary>A stretch of time, its end not included. Null as end: still running.</summary>
public readonly record struct Interval(DateTimeOffset From, DateTimeOffset? To);
