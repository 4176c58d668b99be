using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Tests.Calendars;

public sealed class PublicHolidaysTests
{
    private static readonly WorkingTime _office = TestCalendars.Office;

    [Theory]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-09-19", false)]
    [InlineData("2026-02-23", false)]
    [InlineData("2020-01-31", false)]
    [InlineData("2020-02-01", false)]
    [InlineData("2018-12-29", true)]
    [InlineData("2011-12-31", true)]
    [InlineData("2015-09-03", false)]
    [InlineData("2015-09-06", true)]
    public void Day_AsAnnounced_IsWorkedOrOff(string day, bool worked) =>
        _office.IsWorkingDay(DateOnly.Parse(day, null)).Should().Be(worked);

    [Fact]
    public void Years_From2007To2026_HaveAsManyWorkingDaysAsAnnouncementsAllow()
    {
        for (var year = 2007; year <= 2026; year++)
        {
            _office.WorkingDays(new(year, 1, 1), new(year, 12, 31)).Should().BeInRange(248, 253, "year {0}", year);
        }
    }

    [Fact]
    public void MakeUpDays_InTheFile_FallOnWeekendsAndAreNoHolidays()
    {
        var china = PublicHolidays.China();
        var off = china.Years.SelectMany(y => y.Holidays).SelectMany(h => Enumerable.Range(0, h.To.DayNumber - h.From.DayNumber + 1).Select(h.From.AddDays)).ToHashSet();

        foreach (var day in china.Years.SelectMany(y => y.MakeUpDays))
        {
            day.Date.DayOfWeek.Should().BeOneOf([DayOfWeek.Saturday, DayOfWeek.Sunday], "{0}", day.Date);
            off.Should().NotContain(day.Date);
        }
    }

    [Fact]
    public void AnnouncedUntil_IsTheEndOfTheLastAnnouncedYear() =>
        _office.AnnouncedUntil.Should().Be(new DateOnly(2026, 12, 31));
}
