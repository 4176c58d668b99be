using Dispatch.Workflows.Catalogue;

namespace Dispatch.Workflows.Clocks;

/// <summary>A rule that gives tasks of a kind their limit.</summary>
public sealed record SlaPolicy
{
    /// <summary>The kind of the whole case's rule, beside the kinds of tasks.</summary>
    public const string WholeCase = "ticket";

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The task's kind, or <see cref="WholeCase"/>.</summary>
    public required string TaskKind { get; init; }

    /// <summary>The category, with those below it; null for all.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>The urgency; null for all.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>How many.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Of what.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The calendar; needed for working time.</summary>
    public string? CalendarCode { get; init; }

    /// <summary>From where it counts; null for the unit's usual.</summary>
    public CountFrom? CountFrom { get; init; }

    /// <summary>Percent of the limit at which the holder is reminded.</summary>
    public int ReminderPercent { get; init; } = 80;

    /// <summary>Percent at which the reminder letter goes out.</summary>
    public int LetterPercent { get; init; } = 100;

    /// <summary>Percent at which the level above takes over.</summary>
    public int EscalatePercent { get; init; } = 150;

    /// <summary>Whether time of earlier visits to the same step counts too.</summary>
    public bool Accumulated { get; init; }

    /// <summary>The reasons for which the clock may stand still, each with who decides; null for all that the task's form lists, an empty list for none.</summary>
    public IReadOnlyList<PauseRule>? Pauses { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public string? Basis { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it counts on <paramref name="day"/>.</summary>
    public bool InForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
