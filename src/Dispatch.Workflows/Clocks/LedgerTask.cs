using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Clocks;

/// <summary>What the ledger needs of a task: who had it from when to when, and when its clock stood still.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Kind">The task's kind.</param>
/// <param name="Role">The unit's role in it.</param>
/// <param name="IsHelper">Whether the unit only helps a lead.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null while it is open.</param>
/// <param name="Pauses">Stretches in which its clock stood still.</param>
/// <param name="DueAt">When its own limit is over; null where it has none.</param>
public sealed record LedgerTask(string UnitId, string Kind, string Role, bool IsHelper, DateTimeOffset From, DateTimeOffset? To, IReadOnlyList<Interval> Pauses, DateTimeOffset? DueAt = null)
{
    /// <summary>Whether somebody had it at an instant.</summary>
    public bool IsOpenAt(DateTimeOffset instant) => From <= instant && !(To <= instant);

    /// <summary>Whether its clock stood still at an instant.</summary>
    public bool IsPausedAt(DateTimeOffset instant) => Pauses.Any(p => p.From <= instant && !(p.To <= instant));
}
