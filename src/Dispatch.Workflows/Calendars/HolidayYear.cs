namespace Dispatch.Workflows.Calendars;

/// <summary>The public holidays of one year as announced: the days off with the weekends they take in, and the weekend days worked in exchange.</summary>
public sealed record HolidayYear
{
    /// <summary>The year of the announcement; some of its days may lie in the year before.</summary>
    public required int Year { get; init; }

    /// <summary>Whether the arrangement is out. Until then the year is provisional.</summary>
    public bool Announced { get; init; } = true;

    /// <summary>The holidays.</summary>
    public IReadOnlyList<HolidaySpan> Holidays { get; init; } = [];

    /// <summary>Weekend days that are worked.</summary>
    public IReadOnlyList<MakeUpDay> MakeUpDays { get; init; } = [];

    /// <summary>Every date that differs from its weekday's rule.</summary>
    public IEnumerable<CalendarDay> Days()
    {
        foreach (var holiday in Holidays)
        {
            for (var date = holiday.From; date <= holiday.To; date = date.AddDays(1))
            {
                yield return new CalendarDay { Date = date, Working = false, Name = holiday.Name };
            }
        }

        foreach (var day in MakeUpDays)
        {
            yield return new CalendarDay { Date = day.Date, Working = true, Name = day.Name };
        }
    }
}
