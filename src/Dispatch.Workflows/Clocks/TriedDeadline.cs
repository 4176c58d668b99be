namespace Dispatch.Workflows.Clocks;

/// <summary>The end of a limit that somebody tried, with why.</summary>
/// <param name="DueAt">The instant.</param>
/// <param name="DueAtLocal">The wall clock there.</param>
/// <param name="Zone">The calendar's time zone.</param>
/// <param name="Calendar">Code and versions of the calendar.</param>
/// <param name="Provisional">Whether it may still move when holidays are announced.</param>
/// <param name="Explanation">Why.</param>
public sealed record TriedDeadline(
    DateTimeOffset DueAt, DateTime DueAtLocal, string Zone, string Calendar, bool Provisional, IReadOnlyList<ExplanationLine> Explanation);
