namespace Dispatch.Workflows.Clocks;

/// <summary>How long something may take, and when the holder is reminded, written to and passed over.</summary>
public sealed record Limit
{
    /// <summary>How many.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Of what.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The calendar for working time.</summary>
    public string? CalendarCode { get; init; }

    /// <summary>From where it counts; null for the unit's usual: minutes and hours from the instant, days from the next day.</summary>
    public CountFrom? CountFrom { get; init; }

    /// <summary>The rule it comes from.</summary>
    public string? PolicyId { get; init; }

    /// <summary>When the holder is reminded, in percent of the limit.</summary>
    public int ReminderPercent { get; init; } = 80;

    /// <summary>When the reminder letter goes out.</summary>
    public int LetterPercent { get; init; } = 100;

    /// <summary>When the level above takes over.</summary>
    public int EscalatePercent { get; init; } = 150;

    /// <summary>What the limit is multiplied by, for demonstrations. At anything but 1 it counts in natural time.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The reasons for which its clock may stand still; null for all that the task's form lists.</summary>
    public IReadOnlyList<PauseRule>? Pauses { get; init; }

    /// <summary>Whether the time of a unit's earlier visits to the same step counts too; otherwise each visit has the whole limit.</summary>
    public bool Accumulated { get; init; }

    /// <summary>What earlier visits have used up, on the limit's own clock.</summary>
    public TimeSpan Used { get; init; }

    /// <summary>Whether it counts in working time.</summary>
    public bool IsWorking => Unit is LimitUnit.WorkMinutes or LimitUnit.WorkHours or LimitUnit.WorkDays;

    /// <summary>Whether it counts in whole days.</summary>
    public bool IsDays => Unit is LimitUnit.Days or LimitUnit.WorkDays;

    /// <summary>From where it counts in fact.</summary>
    public CountFrom Counting => CountFrom ?? (IsDays ? Clocks.CountFrom.NextDay : Clocks.CountFrom.Instant);
}
