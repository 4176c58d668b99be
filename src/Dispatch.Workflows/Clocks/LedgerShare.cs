namespace Dispatch.Workflows.Clocks;

/// <summary>A unit's share of a case's age.</summary>
/// <param name="UnitId">The unit; null for the way between steps.</param>
/// <param name="Role">Its role.</param>
/// <param name="Minutes">In natural time.</param>
/// <param name="WorkMinutes">In working time.</param>
/// <param name="PausedMinutes">Of the natural time, what was paused.</param>
/// <param name="LateMinutes">Of the natural time, what lies after the whole case's due time and before it was handled, and was not paused.</param>
public sealed record LedgerShare(string? UnitId, string Role, decimal Minutes, decimal WorkMinutes, decimal PausedMinutes, decimal LateMinutes);
