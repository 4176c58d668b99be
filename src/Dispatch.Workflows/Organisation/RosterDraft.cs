using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What an admin says of a roster line.</summary>
public sealed record RosterDraft
{
    /// <summary>Its id; made when left out.</summary>
    public string? Id { get; init; }

    /// <summary>The unit whose duty it is.</summary>
    public string? UnitId { get; init; }

    /// <summary>Who is on duty.</summary>
    public string? MemberId { get; init; }

    /// <summary>Days of the week, Monday = 1 to Sunday = 7; left out: every day.</summary>
    public IReadOnlyList<int>? Weekdays { get; init; }

    /// <summary>Start of duty; midnight when left out.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>End of duty; midnight when left out.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>First day; today when left out.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors, string? id = null)
    {
        errors.Code("id", Id).SameId("id", Id, id).Text("unitId", UnitId, 80).Text("memberId", MemberId, 80).Period(ValidFrom, ValidTo);
        if (Weekdays?.Any(d => d is < 1 or > 7) == true)
        {
            errors.Add("weekdays", "每天用 1(周一)到 7(周日)表示。Days are 1 (Monday) to 7 (Sunday).");
        }
    }

    /// <summary>The roster line that it becomes.</summary>
    public Roster ToRoster(string id, long version, DateOnly usualFrom) => new()
    {
        Id = id,
        UnitId = UnitId!,
        MemberId = MemberId!,
        Weekdays = Weekdays ?? [],
        Start = Start ?? TimeOnly.MinValue,
        End = End ?? TimeOnly.MinValue,
        ValidFrom = ValidFrom ?? usualFrom,
        ValidTo = ValidTo,
        Version = version,
    };
}
