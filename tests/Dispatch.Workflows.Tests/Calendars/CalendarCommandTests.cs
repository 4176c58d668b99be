using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tests.Calendars;

public sealed class CalendarCommandTests : IAsyncLifetime
{
    private readonly DomainFixture _domain = new();

    public async Task InitializeAsync() => await _domain.Send(new LoadReference(new ReferenceDrafts()) { WithDefaults = true });

    public async Task DisposeAsync() => await _domain.DisposeAsync();

    [Fact]
    public async Task AddHolidayYear_ForNextYear_EndsItsBeingProvisional()
    {
        await _domain.Send(new AddHolidayYear("cn-public", Year2027));

        var office = _domain.Reference.Calendar("cn-office")!;
        office.IsWorkingDay(new(2027, 2, 8)).Should().BeFalse();
        office.IsWorkingDay(new(2027, 2, 14)).Should().BeTrue();
        office.IsWorkingDay(new(2026, 2, 14)).Should().BeTrue("other years stay as they were");
        office.AnnouncedUntil.Should().Be(new DateOnly(2027, 12, 31));
        office.Label.Should().Be("cn-office v1 / cn-public v2");
    }

    [Fact]
    public async Task AddHolidayYear_LeavingAGap_IsRefused()
    {
        var add = () => _domain.Send(new AddHolidayYear("cn-public", new HolidayYear { Year = 2029 }));

        (await add.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("year");
    }

    [Fact]
    public async Task AddHolidayYear_WithADayBothOffAndWorked_IsRefused()
    {
        var add = () => _domain.Send(new AddHolidayYear("cn-public", Year2027 with { MakeUpDays = [new MakeUpDay(new(2027, 2, 8), "春节")] }));

        (await add.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("makeUpDays[0].date");
    }

    [Fact]
    public async Task Publish_OfAChange_IsTheNextVersionAndTheOldOneStays()
    {
        var before = _domain.Clock.GetUtcNow();
        _domain.Clock.Advance(TimeSpan.FromDays(1));
        await _domain.Send(new PublishCalendar(Short, IsNew: false));

        var question = new TryDeadline("cn-office", TestCalendars.Instant("2026-09-22T10:00"), 4, LimitUnit.WorkHours);
        (await _domain.Send(question)).DueAt.Should().Be(TestCalendars.Instant("2026-09-23T11:00"));
        (await _domain.Send(question with { AsOf = before })).DueAt.Should().Be(TestCalendars.Instant("2026-09-22T15:30"));
        (await _domain.Send(new GetCalendar("cn-office", AsOf: before))).Version.Should().Be(1);
    }

    [Theory]
    [InlineData("12:00", "08:30")]
    [InlineData("8.30", "12:00")]
    [InlineData("08:30", "25:00")]
    public async Task Publish_WithAWindowThatIsNone_IsRefused(string from, string to)
    {
        var publish = () => _domain.Send(new PublishCalendar(Short with { Windows = [new WorkingWindow(from, to)] }, IsNew: false));

        (await publish.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("windows");
    }

    [Fact]
    public async Task Publish_WithOverlappingWindowsOrACircle_IsRefused()
    {
        var overlapping = () => _domain.Send(new PublishCalendar(Short with { Windows = [new("08:00", "10:00"), new("09:00", "11:00")] }, IsNew: false));
        var circle = () => _domain.Send(new PublishCalendar(new CalendarDraft { Code = "cn-public", Name = "圈", BaseCode = "cn-office" }, IsNew: false));

        (await overlapping.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("windows");
        (await circle.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("baseCode");
    }

    [Fact]
    public async Task Policy_InWorkingTimeWithoutCalendar_IsRefused()
    {
        var none = () => _domain.Send(new CreateSlaPolicy(new SlaPolicyDraft { TaskKind = "x", Amount = 1, Unit = LimitUnit.WorkDays }));
        var unknown = () => _domain.Send(new CreateSlaPolicy(new SlaPolicyDraft { TaskKind = "x", Amount = 1, Unit = LimitUnit.WorkDays, CalendarCode = "gone" }));

        (await none.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("calendarCode");
        (await unknown.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("calendarCode");
    }

    [Fact]
    public async Task TryElapsed_BackwardsOrOutOfRange_IsRefused()
    {
        var backwards = () => _domain.Send(new TryElapsed("cn-office", TestCalendars.Instant("2026-09-22"), TestCalendars.Instant("2026-09-21")));
        var ancient = () => _domain.Send(new TryElapsed("cn-office", DateTimeOffset.Parse("0800-01-01T00:00Z", null), TestCalendars.Instant("2026-09-21")));

        (await backwards.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("to");
        await ancient.Should().ThrowAsync<InvalidRequestException>();
    }

    [Fact]
    public async Task Publish_AnnouncedBeyondAYearWithoutHolidays_IsAGapAndRefused()
    {
        var before = _domain.Reference.Calendars.Version("cn-public")!;
        var draft = new CalendarDraft { Code = "cn-public", Name = "公共", Windows = [new("00:00", "24:00")], Days = before.Days, AnnouncedUntil = new(2027, 12, 31) };

        var publish = () => _domain.Send(new PublishCalendar(draft, IsNew: false));

        (await publish.Should().ThrowAsync<InvalidRequestException>()).Which.Errors["announcedUntil"].Single().Should().Contain("2027");
        _domain.Reference.Calendars.Version("cn-public")!.Version.Should().Be(1, "nothing is half published");
    }

    [Fact]
    public async Task DryRun_SaysWhatItWouldMake_AndMakesNothing()
    {
        var tried = await _domain.Send(new AddHolidayYear("cn-public", Year2027, DryRun: true));

        tried.Calendar.Version.Should().Be(2);
        tried.Moves.Should().BeEquivalentTo(new { Tasks = 0, Cases = 0 });
        _domain.Reference.Calendars.Version("cn-public")!.Version.Should().Be(1);
    }

    [Fact]
    public async Task Layers_OfNationProvinceAndOrganisation_TheNearestWordCounts()
    {
        await _domain.Send(new PublishCalendar(
            new CalendarDraft
            {
                Code = "province",
                Name = "省",
                BaseCode = "cn-public",
                Windows = [new("08:30", "12:00"), new("13:30", "17:30")],
                Days = [new CalendarDay { Date = new(2026, 4, 20), Working = false, Name = "三月三" }, new CalendarDay { Date = new(2026, 4, 21), Working = false, Name = "三月三" }],
            },
            IsNew: true));
        await _domain.Send(new PublishCalendar(
            new CalendarDraft
            {
                Code = "bureau",
                Name = "局",
                BaseCode = "province",
                Days = [new CalendarDay { Date = new(2026, 4, 21), Working = true, Name = "值守半日", Windows = [new("08:30", "12:00")] }],
            },
            IsNew: true));

        var bureau = _domain.Reference.Calendar("bureau")!;
        bureau.IsWorkingDay(new(2026, 4, 20)).Should().BeFalse("the province says so");
        bureau.WindowsOf(new(2026, 4, 21)).Should().Equal((new TimeSpan(8, 30, 0), new TimeSpan(12, 0, 0)));
        bureau.IsWorkingDay(new(2026, 5, 9)).Should().BeTrue("the nation's make-up day");
        bureau.WindowsOf(new(2026, 5, 9)).Should().HaveCount(2, "windows are those of the nearest layer that has any");
        bureau.Label.Should().Be("bureau v1 / province v1 / cn-public v1");
        bureau.AnnouncedUntil.Should().Be(new DateOnly(2026, 12, 31));
    }

    private static HolidayYear Year2027 => new()
    {
        Year = 2027,
        Holidays = [new HolidaySpan("春节", new(2027, 2, 5), new(2027, 2, 11))],
        MakeUpDays = [new MakeUpDay(new(2027, 2, 14), "春节")],
    };

    private static CalendarDraft Short => new() { Code = "cn-office", Name = "短时", BaseCode = "cn-public", Windows = [new("09:00", "12:00")] };
}
