namespace Dispatch.Workflows.Clocks;

/// <summary>A stretch of a case's life for which one unit answers.</summary>
/// <param name="UnitId">The unit; null where the case was on its way between two steps.</param>
/// <param name="Role">Its role: of the task, <c>helper</c> where only helpers were still due, <c>dispatch</c> between steps.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when.</param>
/// <param name="Seconds">Its length in natural time.</param>
/// <param name="WorkSeconds">Its length in working time.</param>
/// <param name="Paused">Whether the clock stood still.</param>
/// <param name="Reason">The kind of task that was open, or <c>suspended</c>, <c>evaluation</c>, <c>dispatch</c>.</param>
public sealed record LedgerInterval(string? UnitId, string Role, DateTimeOffset From, DateTimeOffset To, decimal Seconds, decimal WorkSeconds, bool Paused, string Reason);
