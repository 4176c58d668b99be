using System.Text.Json;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Tests.Calendars;

/// <summary>
/// Our file of public holidays, day by day, against another's, which stays where it is: a folder with a file <c>yyyy.json</c> for each year, named by
/// <c>DISPATCH_HOLIDAYS</c>.
/// </summary>
public sealed class HolidayOracleTests
{
    private static readonly string? _folder = Environment.GetEnvironmentVariable("DISPATCH_HOLIDAYS");

    [SkippableFact]
    public void EveryDay_From2007To2026_IsWorkedOrOffAsInTheOtherSource()
    {
        Skip.If(_folder is null, "DISPATCH_HOLIDAYS names no folder of yearly files to compare with.");
        var other = Enumerable.Range(2007, 21).Select(year => Path.Combine(_folder!, $"{year}.json")).Where(File.Exists).SelectMany(file => Days(File.ReadAllText(file)))
            .GroupBy(d => d.Date).ToDictionary(g => g.Key, g => g.Last().Off);
        var ours = new CalendarBook(PublicHolidays.DefaultCalendars(DateTimeOffset.UnixEpoch)).Find("cn-public")!;

        var days = Enumerable.Range(0, new DateOnly(2026, 12, 31).DayNumber - new DateOnly(2007, 1, 1).DayNumber + 1).Select(new DateOnly(2007, 1, 1).AddDays).ToList();
        var different = days.Where(day => ours.IsWorkingDay(day) == other.GetValueOrDefault(day, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));

        days.Should().HaveCount(7_305);
        different.Should().BeEmpty();
    }

    [SkippableFact]
    public void EveryYearFile_IsReadByTheImporterAsItIs()
    {
        Skip.If(_folder is null, "DISPATCH_HOLIDAYS names no folder of yearly files to compare with.");
        foreach (var file in Enumerable.Range(2007, 20).Select(year => Path.Combine(_folder!, $"{year}.json")))
        {
            var text = File.ReadAllText(file);
            HolidayNotice.ReadJson(text).Days().ToDictionary(d => d.Date, d => !d.Working).Should().BeEquivalentTo(Days(text).ToDictionary(d => d.Date, d => d.Off));
        }
    }

    private static List<(DateOnly Date, bool Off)> Days(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.GetProperty("days").EnumerateArray().Select(d => (DateOnly.Parse(d.GetProperty("date").GetString()!, null), d.GetProperty("isOffDay").GetBoolean()))];
    }
}
