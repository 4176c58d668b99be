using Dispatch.Workflows.Clocks;

namespace Dispatch.Workflows.Calendars;

/// <summary>A version of a calendar that was published, or tried, and whose due times it moves.</summary>
/// <param name="Calendar">The version.</param>
/// <param name="Moves">The due times that are counted anew after the publication.</param>
/// <param name="DryRun">Whether it was only tried.</param>
public sealed record PublishedCalendar(WorkCalendar Calendar, DueMoves Moves, bool DryRun);
