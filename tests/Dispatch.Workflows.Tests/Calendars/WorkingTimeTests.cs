using CsCheck;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Tests.Calendars;

public sealed class WorkingTimeTests
{
    private static readonly WorkingTime _office = TestCalendars.Office;

    private static readonly Gen<DateTimeOffset> _instants =
        Gen.Long[DateTimeOffset.Parse("2006-12-01T00:00Z", null).ToUnixTimeMilliseconds(), DateTimeOffset.Parse("2028-01-31T00:00Z", null).ToUnixTimeMilliseconds()]
            .Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<IReadOnlyList<Interval>> _pauses =
        Gen.Select(_instants, Gen.Long[0, 20L * 24 * 3600 * 1000]).Select((from, length) => new Interval(from, from.AddMilliseconds(length)))
            .List[0, 6].Select(list => (IReadOnlyList<Interval>)list);

    [Fact]
    public void Elapsed_OfTwoNeighbouringStretches_IsTheSum() =>
        Gen.Select(_instants, _instants, _instants, _pauses).Sample((a, b, c, pauses) =>
        {
            DateTimeOffset[] order = [a, b, c];
            Array.Sort(order);
            return _office.Elapsed(order[0], order[2], pauses)
                == _office.Elapsed(order[0], order[1], pauses) + _office.Elapsed(order[1], order[2], pauses);
        });

    [Fact]
    public void Position_OfALaterInstant_IsNeverLess() =>
        Gen.Select(_instants, _instants).Sample((a, b) => a <= b == _office.Position(a) <= _office.Position(b) || _office.Position(a) == _office.Position(b));

    [Fact]
    public void After_ThenElapsed_GivesTheAmountBack() =>
        Gen.Select(_instants, Gen.Long[1, TimeSpan.TicksPerDay * 60], _pauses).Sample((start, ticks, pauses) =>
        {
            var end = _office.After(start, ticks, pauses);
            return _office.Elapsed(start, end, pauses) == ticks && _office.Elapsed(start, end.AddTicks(-1), pauses) < ticks;
        });

    [Fact]
    public void After_WithMoreTime_IsNeverEarlier() =>
        Gen.Select(_instants, Gen.Long[0, TimeSpan.TicksPerDay * 30], Gen.Long[0, TimeSpan.TicksPerDay * 30], _pauses).Sample((start, a, b, pauses) =>
            _office.After(start, Math.Min(a, b), pauses) <= _office.After(start, Math.Max(a, b), pauses));

    [Fact]
    public void After_WithOneMorePause_IsNeverEarlier() =>
        Gen.Select(_instants, Gen.Long[0, TimeSpan.TicksPerDay * 10], _pauses, _pauses).Sample((start, ticks, some, more) =>
            _office.After(start, ticks, some) <= _office.After(start, ticks, [.. some, .. more]));

    [Fact]
    public void Pauses_RepeatedCutOrInAnotherOrder_CountOnce() =>
        Gen.Select(_instants, _instants, _pauses, Gen.Double[0, 1]).Sample((a, b, pauses, cut) =>
        {
            var (from, to) = a < b ? (a, b) : (b, a);
            var pieces = pauses.Reverse().SelectMany(p =>
            {
                var middle = p.From + ((p.To!.Value - p.From) * cut);
                return new[] { new Interval(middle, p.To), new Interval(p.From, middle), p };
            }).ToList();
            return _office.Elapsed(from, to, pauses) == _office.Elapsed(from, to, pieces);
        });

    [Fact]
    public void Pause_OutsideWorkingTime_AddsNothing()
    {
        var start = TestCalendars.Instant("2026-09-18T17:00");
        var night = new Interval(TestCalendars.Instant("2026-09-18T17:30"), TestCalendars.Instant("2026-09-20T08:30"));

        _office.After(start, TimeSpan.TicksPerHour, [night]).Should().Be(_office.After(start, TimeSpan.TicksPerHour, []));
    }

    [Fact]
    public void Pause_StillRunning_IsTakenOutOnlyWhenItHasEnded()
    {
        var start = TestCalendars.Instant("2026-09-21T09:00");

        _office.After(start, TimeSpan.TicksPerHour, [new Interval(start, null)]).Should().Be(TestCalendars.Instant("2026-09-21T10:00"));
    }

    [Fact]
    public void Elapsed_MinuteByMinute_IsTheSame()
    {
        var from = TestCalendars.Instant("2026-09-17T00:00");
        var counted = 0L;
        for (var i = 0; i < 14 * 24 * 60; i++)
        {
            var minute = TimeZoneInfo.ConvertTime(from.AddMinutes(i), _office.Zone);
            var time = minute.TimeOfDay;
            var day = DateOnly.FromDateTime(minute.DateTime);
            if (_office.IsWorkingDay(day) && _office.WindowsOf(day).Any(w => w.From <= time && time < w.To))
            {
                counted++;
            }
        }

        _office.Elapsed(from, from.AddDays(14), []).Should().Be(counted * TimeSpan.TicksPerMinute);
        counted.Should().Be(10 * 450, "the 20th is a make-up Sunday and the 25th to 27th are off");
    }

    [Fact]
    public void HalfDay_OfTheOrganisationsOwnLayer_CountsBeforeTheCountrysHoliday()
    {
        var layer = new WorkCalendar
        {
            Code = "own",
            Version = 1,
            Name = "自定",
            NameEn = "Own",
            BaseCode = "cn-office",
            PublishedAt = DateTimeOffset.UnixEpoch,
            Days = [new CalendarDay { Date = new(2026, 10, 1), Working = true, Windows = [new WorkingWindow("09:00", "11:00")] }],
        };
        var book = new CalendarBook([.. PublicHolidays.DefaultCalendars(DateTimeOffset.UnixEpoch), layer]);

        var due = book.Find("own")!.After(TestCalendars.Instant("2026-09-30T17:00"), TimeSpan.TicksPerHour, []);

        due.Should().Be(TestCalendars.Instant("2026-10-01T09:30"));
        book.Find("own")!.WorkingDays(new(2026, 10, 1), new(2026, 10, 7)).Should().Be(1);
    }

    [Fact]
    public void Position_OutsideTheCoveredDays_SaysSo()
    {
        var act = () => _office.Position(DateTimeOffset.Parse("1949-10-01T00:00Z", null));

        act.Should().Throw<CalendarRangeException>();
    }

    [Fact]
    public void Version_AsOfAnInstant_IsTheOnePublishedThen()
    {
        var first = PublicHolidays.DefaultCalendars(DateTimeOffset.UnixEpoch);
        var changed = TestCalendars.Instant("2026-10-01T12:00");
        var second = first.Single(c => c.Code == "cn-public") with
        {
            Version = 2,
            PublishedAt = changed,
            Days = [.. first.Single(c => c.Code == "cn-public").Days.Where(d => d.Date != new DateOnly(2026, 10, 8)), new CalendarDay { Date = new(2026, 10, 8), Working = false, Name = "延长" }],
        };
        var book = new CalendarBook([.. first, second]);

        book.Find("cn-office")!.IsWorkingDay(new(2026, 10, 8)).Should().BeFalse();
        book.Find("cn-office", changed.AddSeconds(-1))!.IsWorkingDay(new(2026, 10, 8)).Should().BeTrue();
    }
}
