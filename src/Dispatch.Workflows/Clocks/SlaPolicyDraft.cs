using Dispatch.Workflows.Access;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Clocks;

/// <summary>What an admin says of an SLA policy.</summary>
public sealed record SlaPolicyDraft
{
    /// <summary>Its id; made when left out.</summary>
    public string? Id { get; init; }

    /// <summary>The task's kind, or <c>ticket</c> for the whole case.</summary>
    public string? TaskKind { get; init; }

    /// <summary>The category; left out for all.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>The urgency; left out for all.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>How many.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Of what.</summary>
    public LimitUnit? Unit { get; init; }

    /// <summary>The calendar.</summary>
    public string? CalendarCode { get; init; }

    /// <summary>From where it counts.</summary>
    public CountFrom? CountFrom { get; init; }

    /// <summary>Percent of the limit at which the holder is reminded; 80 when left out.</summary>
    public int? ReminderPercent { get; init; }

    /// <summary>Percent at which the reminder letter goes out; 100 when left out.</summary>
    public int? LetterPercent { get; init; }

    /// <summary>Percent at which the level above takes over; 150 when left out.</summary>
    public int? EscalatePercent { get; init; }

    /// <summary>Whether time of earlier visits to the same step counts too.</summary>
    public bool? Accumulated { get; init; }

    /// <summary>The reasons for which the clock may stand still, each with who decides (<c>street</c> or <c>district</c>); left out for all that the task's form lists, an empty list for none.</summary>
    public IReadOnlyList<PauseRule>? Pauses { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public string? Basis { get; init; }

    /// <summary>First day in force; today when left out.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors, string? id = null)
    {
        errors.Code("id", Id).SameId("id", Id, id).Text("taskKind", TaskKind, 80).AtMost("basis", Basis, 500).Period(ValidFrom, ValidTo);
        LimitDraft.Check(errors, Amount, Unit);
        if (Unit is LimitUnit.WorkMinutes or LimitUnit.WorkHours or LimitUnit.WorkDays && string.IsNullOrEmpty(CalendarCode))
        {
            errors.Add("calendarCode", "按工作时间计算的时限要指定工作日历。A limit in working time needs a calendar.");
        }

        PauseRules.Check(errors, TaskKind, Pauses);
        var (reminder, letter, escalate) = (ReminderPercent ?? 80, LetterPercent ?? 100, EscalatePercent ?? 150);
        if (reminder is < 1 or > 99)
        {
            errors.Add("reminderPercent", "应在 1 到 99 之间。Must lie between 1 and 99.");
        }

        if (letter < 100 || escalate < letter || escalate > 1000)
        {
            errors.Add("escalatePercent", "应满足 100 ≤ letterPercent ≤ escalatePercent ≤ 1000。Must hold: 100 ≤ letterPercent ≤ escalatePercent ≤ 1000.");
        }
    }

    /// <summary>The policy that it becomes.</summary>
    public SlaPolicy ToSlaPolicy(string id, long version, DateOnly usualFrom) => new()
    {
        Id = id,
        TaskKind = TaskKind!,
        CategoryCode = CategoryCode,
        Urgency = Urgency,
        Amount = Amount!.Value,
        Unit = Unit!.Value,
        CalendarCode = CalendarCode,
        CountFrom = CountFrom,
        ReminderPercent = ReminderPercent ?? 80,
        LetterPercent = LetterPercent ?? 100,
        EscalatePercent = EscalatePercent ?? 150,
        Accumulated = Accumulated ?? false,
        Pauses = Pauses,
        Basis = Basis,
        ValidFrom = ValidFrom ?? usualFrom,
        ValidTo = ValidTo,
        Version = version,
    };
}
