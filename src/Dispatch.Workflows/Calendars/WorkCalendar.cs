namespace Dispatch.Workflows.Calendars;

/// <summary>One published version of a working calendar. Versions are never changed: an amendment is a new one.</summary>
public sealed record WorkCalendar
{
    /// <summary>The calendar's code, such as <c>cn-office</c>.</summary>
    public required string Code { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>The calendar whose days hold where this one says nothing (country, province, organisation).</summary>
    public string? BaseCode { get; init; }

    /// <summary>The time zone.</summary>
    public string Zone { get; init; } = "Asia/Shanghai";

    /// <summary>Days of the week that are worked, Monday = 1 to Sunday = 7.</summary>
    public IReadOnlyList<int> Weekdays { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>The windows of a working day, in order; empty takes those of the base.</summary>
    public IReadOnlyList<WorkingWindow> Windows { get; init; } = [];

    /// <summary>Holidays, make-up days and half days.</summary>
    public IReadOnlyList<CalendarDay> Days { get; init; } = [];

    /// <summary>The last day whose holidays are announced; later days are provisional. Null: nothing to announce, or as the base.</summary>
    public DateOnly? AnnouncedUntil { get; init; }

    /// <summary>When this version began to count.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>What changed and on whose word.</summary>
    public string? Note { get; init; }
}
