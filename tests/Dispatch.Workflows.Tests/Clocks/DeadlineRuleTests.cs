using CsCheck;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;

namespace Dispatch.Workflows.Tests.Clocks;

/// <summary>The rules of docs/deadlines.md, one by one.</summary>
public sealed class DeadlineRuleTests
{
    [Theory]
    [InlineData(LimitUnit.WorkDays, null, "2026-09-21T10:00", "2026-09-24T23:59:59")]
    [InlineData(LimitUnit.WorkDays, CountFrom.Instant, "2026-09-21T10:00", "2026-09-23T23:59:59")]
    [InlineData(LimitUnit.WorkDays, CountFrom.Instant, "2026-09-19T10:00", "2026-09-22T23:59:59")]
    [InlineData(LimitUnit.Days, null, "2026-09-21T10:00", "2026-09-24T23:59:59")]
    [InlineData(LimitUnit.Days, CountFrom.Instant, "2026-09-21T10:00", "2026-09-24T10:00")]
    [InlineData(LimitUnit.WorkHours, null, "2026-09-21T10:00", "2026-09-21T14:30")]
    [InlineData(LimitUnit.WorkHours, CountFrom.NextDay, "2026-09-21T10:00", "2026-09-22T11:30")]
    [InlineData(LimitUnit.Hours, null, "2026-09-21T10:00", "2026-09-21T13:00")]
    [InlineData(LimitUnit.Hours, CountFrom.NextDay, "2026-09-21T10:00", "2026-09-22T03:00")]
    [InlineData(LimitUnit.Minutes, null, "2026-09-21T10:00", "2026-09-21T10:03")]
    public void Rule1_ThreeOfAUnit_CountFromWhereTheFieldSays(LimitUnit unit, CountFrom? from, string start, string due) =>
        Due(3, unit, start, from).Should().Be(TestCalendars.Instant(due));

    [Theory]
    [InlineData("2026-09-21T17:29:59", "2026-09-22T08:39:59")]
    [InlineData("2026-09-21T17:30:00", "2026-09-22T08:40:00")]
    [InlineData("2026-09-21T20:00:00", "2026-09-22T08:40:00")]
    [InlineData("2026-09-21T12:30:00", "2026-09-21T13:40:00")]
    public void Rule2_ReceivedOutsideWorkingTime_StartsAtTheNextOpening(string start, string due) =>
        Due(10, LimitUnit.WorkMinutes, start).Should().Be(TestCalendars.Instant(due));

    [Theory]
    [InlineData("2026-09-21T17:20:00", "2026-09-21T17:30:00")]
    [InlineData("2026-09-21T11:50:00", "2026-09-21T12:00:00")]
    public void Rule3_EndingExactlyAtClosing_IsDueThen(string start, string due) =>
        Due(10, LimitUnit.WorkMinutes, start).Should().Be(TestCalendars.Instant(due));

    [Fact]
    public void Rule4_SevenDaysOfNotice_EndWithTheSeventhDayAfterTheFirst() =>
        Due(7, LimitUnit.Days, "2026-09-21T10:00").Should().Be(TestCalendars.Instant("2026-09-28T23:59:59"));

    [Fact]
    public void Rule5_PauseOfADayLimit_AddsItsWorkingTimeAndFillsTheDay()
    {
        Pause("2026-09-22T09:00", "2026-09-22T11:00").Should().Be(TestCalendars.Instant("2026-09-25T23:59:59").AddDays(3), "the 25th to 27th are off");
        Pause("2026-09-22T18:00", "2026-09-23T08:00").Should().Be(TestCalendars.Instant("2026-09-24T23:59:59"));
        Pause("2026-09-21T10:00", "2026-09-21T17:00").Should().Be(TestCalendars.Instant("2026-09-24T23:59:59"), "the day of receipt does not count anyway");

        static DateTimeOffset Pause(string from, string to) =>
            Due(3, LimitUnit.WorkDays, "2026-09-21T09:30", null, new Interval(TestCalendars.Instant(from), TestCalendars.Instant(to)));
    }

    [Fact]
    public void Rule5_PauseAfterTheEnd_CuresNothing() =>
        Due(1, LimitUnit.WorkHours, "2026-09-21T09:00", null, new Interval(TestCalendars.Instant("2026-09-21T10:00"), TestCalendars.Instant("2026-09-23T10:00")))
            .Should().Be(TestCalendars.Instant("2026-09-21T10:00"));

    [Fact]
    public void Percentages_OfALimit_AreSharesOfItsOwnTime()
    {
        var due = Compute(new Limit { Amount = 10, Unit = LimitUnit.WorkHours, CalendarCode = "cn-office" }, "2026-09-21T08:30");

        due.DueAt.Should().Be(TestCalendars.Instant("2026-09-22T11:00"));
        due.RemindAt.Should().Be(TestCalendars.Instant("2026-09-22T09:00"), "eight of ten working hours are over");
        due.LetterAt.Should().Be(due.DueAt);
        due.EscalateAt.Should().Be(TestCalendars.Instant("2026-09-22T17:30"), "fifteen working hours are over with the second day");
    }

    [Fact]
    public void Percentages_OfDayLimits_StandBeforeAndAfterTheEnd() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 20_000], Gen.Bool.Select(working => working ? LimitUnit.WorkDays : LimitUnit.Days)).Sample((amount, hours, unit) =>
        {
            var start = TestCalendars.Instant("2024-01-01").AddHours(hours);
            var due = Deadline.Compute(new Limit { Amount = amount, Unit = unit, CalendarCode = "cn-office" }, start, [], TestCalendars.Book);
            return start < due.RemindAt && due.RemindAt < due.DueAt && due.DueAt <= due.EscalateAt;
        });

    [Fact]
    public void LaterStart_OfAnyLimitWithAnyPauses_IsNeverDueEarlier()
    {
        var instants = Gen.Long[TestCalendars.Instant("2019-01-01").ToUnixTimeMilliseconds(), TestCalendars.Instant("2027-12-31").ToUnixTimeMilliseconds()].Select(DateTimeOffset.FromUnixTimeMilliseconds);
        var pauses = Gen.Select(instants, Gen.Long[0, 10L * 24 * 3600 * 1000]).Select((from, length) => new Interval(from, from.AddMilliseconds(length))).Array[0, 5];
        Gen.Select(instants, Gen.Long[0, 40L * 24 * 3600 * 1000], Gen.Int[1, 40], Gen.Int[0, 5], Gen.Int[0, 2], pauses).Sample((start, later, amount, unit, from, paused) =>
        {
            var limit = new Limit { Amount = amount, Unit = (LimitUnit)unit, CalendarCode = "cn-office", CountFrom = from == 2 ? null : (CountFrom)from };
            var first = Deadline.Compute(limit, start, paused, TestCalendars.Book).DueAt;
            return first >= start && first <= Deadline.Compute(limit, start.AddMilliseconds(later), paused, TestCalendars.Book).DueAt;
        });
    }

    [Fact]
    public void MoreTime_OfAnyLimit_IsNeverDueEarlier() =>
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[1, 60], Gen.Int[0, 60], Gen.Int[0, 5]).Sample((hours, amount, more, unit) =>
        {
            var start = TestCalendars.Instant("2020-01-01").AddHours(hours);
            var limit = new Limit { Amount = amount, Unit = (LimitUnit)unit, CalendarCode = "cn-office" };
            return Deadline.Compute(limit, start, [], TestCalendars.Book).DueAt <= Deadline.Compute(limit with { Amount = amount + more }, start, [], TestCalendars.Book).DueAt;
        });

    [Fact]
    public void Scale_ForDemonstrations_MakesDaysSeconds()
    {
        var due = Compute(new Limit { Amount = 5, Unit = LimitUnit.WorkDays, CalendarCode = "cn-office", Scale = 0.0001 }, "2026-10-01T03:00");

        due.DueAt.Should().Be(TestCalendars.Instant("2026-10-01T03:00").AddSeconds(43.2));
        due.RemindAt.Should().BeCloseTo(TestCalendars.Instant("2026-10-01T03:00").AddSeconds(34.56), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void DueBeyondTheAnnouncedYear_IsProvisional()
    {
        var limit = new Limit { Amount = 5, Unit = LimitUnit.WorkDays, CalendarCode = "cn-office" };

        Compute(limit, "2026-12-29T10:00").Provisional.Should().BeTrue();
        Compute(limit, "2026-12-01T10:00").Provisional.Should().BeFalse();
    }

    [Fact]
    public void WorkingLimit_WithoutItsCalendar_FailsByName()
    {
        var act = () => Compute(new Limit { Amount = 5, Unit = LimitUnit.WorkDays, CalendarCode = "gone" }, "2026-12-29T10:00");

        act.Should().Throw<InvalidOperationException>().WithMessage("*gone*");
    }

    [Fact]
    public void LongSpan_OfAThousandWorkingDays_IsFoundInOneLook() =>
        Due(1000, LimitUnit.WorkDays, "2010-01-04T10:00").Should().Be(TestCalendars.Instant("2014-01-02T23:59:59").AddDays(DaysTo("2010-01-05", 1000)));

    [Fact]
    public void Explanation_InBothLanguages_NamesRuleCalendarDaysAndPauses()
    {
        var limit = new Limit { Amount = 5, Unit = LimitUnit.WorkDays, CalendarCode = "cn-office", PolicyId = "p-1" };
        var pause = new Interval(TestCalendars.Instant("2026-09-29T09:00"), TestCalendars.Instant("2026-09-29T11:00"));

        var lines = DueExplanation.Of(limit, TestCalendars.Instant("2026-09-28T10:00"), [pause], TestCalendars.Book);

        var zh = string.Join("\n", lines.Select(l => l.Zh));
        var en = string.Join("\n", lines.Select(l => l.En));
        zh.Should().Contain("5 个工作日").And.Contain("规则 p-1").And.Contain("cn-office v1 / cn-public v1").And.Contain("国庆节 7 天").And.Contain("暂停").And.Contain("调休");
        en.Should().Contain("5 working days").And.Contain("rule p-1").And.Contain("make-up day").And.Contain("Paused");
    }

    // The end is asked of the plain way: day after day.
    private static int DaysTo(string first, int workingDays)
    {
        var day = DateOnly.Parse(first, null);
        for (var left = workingDays; ; day = day.AddDays(1))
        {
            if (TestCalendars.Office.IsWorkingDay(day) && --left == 0)
            {
                return day.DayNumber - new DateOnly(2014, 1, 2).DayNumber;
            }
        }
    }

    private static DateTimeOffset Due(decimal amount, LimitUnit unit, string start, CountFrom? from = null, params Interval[] pauses) =>
        Deadline.Compute(new Limit { Amount = amount, Unit = unit, CountFrom = from, CalendarCode = "cn-office" }, TestCalendars.Instant(start), pauses, TestCalendars.Book).DueAt;

    private static DueTime Compute(Limit limit, string start) => Deadline.Compute(limit, TestCalendars.Instant(start), [], TestCalendars.Book);
}
