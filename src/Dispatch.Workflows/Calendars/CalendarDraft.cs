using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Calendars;

/// <summary>What an admin says of a calendar before it becomes a version.</summary>
public sealed record CalendarDraft
{
    /// <summary>The calendar's code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Its name in Chinese.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its name in English.</summary>
    public string? NameEn { get; init; }

    /// <summary>The calendar below it.</summary>
    public string? BaseCode { get; init; }

    /// <summary>The time zone.</summary>
    public string? Zone { get; init; }

    /// <summary>Days of the week that are worked, Monday = 1 to Sunday = 7.</summary>
    public IReadOnlyList<int>? Weekdays { get; init; }

    /// <summary>The windows of a working day.</summary>
    public IReadOnlyList<WorkingWindow>? Windows { get; init; }

    /// <summary>Holidays, make-up days, half days.</summary>
    public IReadOnlyList<CalendarDay>? Days { get; init; }

    /// <summary>The last day whose holidays are announced.</summary>
    public DateOnly? AnnouncedUntil { get; init; }

    /// <summary>What changed and on whose word.</summary>
    public string? Note { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors)
    {
        errors.Text("code", Code, 60).Text("name", Name, 100).AtMost("nameEn", NameEn, 100).AtMost("note", Note, 500);
        if (Zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            errors.Add("zone", $"没有时区“{Zone}”。There is no time zone “{Zone}”.");
        }

        if (Weekdays is not null && (Weekdays.Any(d => d is < 1 or > 7) || Weekdays.Distinct().Count() != Weekdays.Count))
        {
            errors.Add("weekdays", "每天用 1(周一)到 7(周日)表示,不得重复。Days are 1 (Monday) to 7 (Sunday), each once.");
        }

        CheckWindows(errors, "windows", Windows ?? []);
        if (BaseCode is null && Windows is not { Count: > 0 })
        {
            errors.Add("windows", "没有基础日历时至少要有一个工作时段。A calendar without a base needs at least one window.");
        }

        CheckDays(errors);
    }

    /// <summary>The version that it becomes.</summary>
    public WorkCalendar Publish(int version, DateTimeOffset at) => new()
    {
        Code = Code,
        Version = version,
        Name = Name,
        NameEn = NameEn ?? Name,
        BaseCode = BaseCode,
        Zone = Zone ?? DistrictTime.DefaultZone,
        Weekdays = Weekdays ?? [1, 2, 3, 4, 5],
        Windows = Windows ?? [],
        Days = Days ?? [],
        AnnouncedUntil = AnnouncedUntil,
        PublishedAt = at,
        Note = Note,
    };

    private void CheckDays(FieldErrors errors)
    {
        var seen = new HashSet<DateOnly>();
        for (var i = 0; i < (Days?.Count ?? 0); i++)
        {
            var day = Days![i];
            if (!seen.Add(day.Date))
            {
                errors.Add($"days[{i}].date", $"{day.Date:yyyy-MM-dd} 出现两次。{day.Date:yyyy-MM-dd} stands there twice.");
            }

            if (day.Date < WorkingTime.FirstDay || day.Date > WorkingTime.LastDay)
            {
                errors.Add($"days[{i}].date", $"日历范围是 {WorkingTime.FirstDay:yyyy-MM-dd} 至 {WorkingTime.LastDay:yyyy-MM-dd}。Calendars cover {WorkingTime.FirstDay:yyyy-MM-dd} to {WorkingTime.LastDay:yyyy-MM-dd}.");
            }

            CheckWindows(errors, $"days[{i}].windows", day.Windows ?? []);
        }
    }

    private static void CheckWindows(FieldErrors errors, string field, IReadOnlyList<WorkingWindow> windows)
    {
        var last = -1;
        foreach (var window in windows)
        {
            if (window.Opens() < 0 || window.Closes() <= window.Opens())
            {
                errors.Add(field, $"时段“{window.From}–{window.To}”不正确,应为 HH:mm 且先后有序。The window “{window.From}–{window.To}” is not two times HH:mm in order.");
            }
            else if (window.Opens() < last)
            {
                errors.Add(field, $"时段“{window.From}–{window.To}”与前一时段重叠或次序不对。The window “{window.From}–{window.To}” overlaps the one before or stands before it.");
            }

            last = Math.Max(last, window.Closes());
        }
    }
}
