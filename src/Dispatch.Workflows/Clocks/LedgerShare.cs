namespace Dispatch.Workflows.Clocks;

/// <summary>A unit's share of a case's age.</summary>
/// <param name="UnitId">The unit; null for the way between steps.</param>
/// <param name="Role">Its role.</param>
/// <param name="Seconds">In natural time.</param>
/// <param name="WorkSeconds">In working time.</param>
/// <param name="PausedSeconds">Of the natural time, what was paused.</param>
/// <param name="LateSeconds">Of the natural time, what lies after the whole case's due time and before it was handled, and was not paused.</param>
public sealed record LedgerShare(string? UnitId, string Role, decimal Seconds, decimal WorkSeconds, decimal PausedSeconds, decimal LateSeconds);
