namespace Dispatch.Workflows.Organisation;

/// <summary>A line of a unit's duty rota: a member is on duty on some weekdays, between two times, from one date to another.</summary>
public sealed record Roster
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The unit whose duty it is.</summary>
    public required string UnitId { get; init; }

    /// <summary>Who is on duty.</summary>
    public required string MemberId { get; init; }

    /// <summary>Days of the week, Monday = 1 to Sunday = 7; empty means every day.</summary>
    public IReadOnlyList<int> Weekdays { get; init; } = [];

    /// <summary>Start of duty, local time.</summary>
    public TimeOnly Start { get; init; }

    /// <summary>End of duty, local time; not after the start means the next morning.</summary>
    public TimeOnly End { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether the member is on duty at a local moment.</summary>
    public bool Covers(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        if (Start < End)
        {
            return Runs(day) && Start <= time && time < End;
        }

        return (Runs(day) && Start <= time) || (Runs(day.AddDays(-1)) && time < End);
    }

    private bool Runs(DateOnly day) =>
        ValidFrom <= day && (ValidTo is null || day <= ValidTo) && (Weekdays.Count == 0 || Weekdays.Contains(Iso(day.DayOfWeek)));

    private static int Iso(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;
}
