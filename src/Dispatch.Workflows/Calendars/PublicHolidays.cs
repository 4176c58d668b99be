using System.Text.Json;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Calendars;

/// <summary>The file of public holidays: years, each with its holidays and make-up days.</summary>
public sealed record PublicHolidays
{
    /// <summary>The calendar that the days are for.</summary>
    public required string Code { get; init; }

    /// <summary>Days of the week that are worked, Monday = 1.</summary>
    public IReadOnlyList<int> Weekdays { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>The years.</summary>
    public required IReadOnlyList<HolidayYear> Years { get; init; }

    /// <summary>The last day whose holidays are announced, before the first year that isn't.</summary>
    public DateOnly? AnnouncedUntil
    {
        get
        {
            var years = Years.OrderBy(y => y.Year).TakeWhile(y => y.Announced).ToList();
            return years.Count == 0 ? null : new DateOnly(years[^1].Year, 12, 31);
        }
    }

    /// <summary>All days of all years; where two years name the same date the later announcement counts.</summary>
    public IReadOnlyList<CalendarDay> Days() =>
        [.. Years.OrderBy(y => y.Year).SelectMany(y => y.Days()).GroupBy(d => d.Date).Select(g => g.Last()).OrderBy(d => d.Date)];

    /// <summary>The holidays of China that ship.</summary>
    public static PublicHolidays China()
    {
        using var file = Open("cn-public-holidays.json");
        return JsonSerializer.Deserialize<PublicHolidays>(file, JsonText.Options)!;
    }

    /// <summary>The calendars that ship: public holidays, office hours, around the clock.</summary>
    public static IReadOnlyList<WorkCalendar> DefaultCalendars(DateTimeOffset publishedAt)
    {
        using var file = Open("default-calendars.json");
        var china = China();
        return
        [
            .. JsonSerializer.Deserialize<List<CalendarDraft>>(file, JsonText.Options)!.Select(draft => draft.Code == china.Code
                ? draft.Publish(1, publishedAt) with { Weekdays = china.Weekdays, Days = china.Days(), AnnouncedUntil = china.AnnouncedUntil }
                : draft.Publish(1, publishedAt)),
        ];
    }

    private static Stream Open(string name) =>
        typeof(PublicHolidays).Assembly.GetManifestResourceStream("Dispatch.Workflows.Calendars." + name)!;
}
