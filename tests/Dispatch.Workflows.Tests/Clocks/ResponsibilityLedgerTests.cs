using CsCheck;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;

namespace Dispatch.Workflows.Tests.Clocks;

public sealed class ResponsibilityLedgerTests
{
    private static readonly DateTimeOffset _start = TestCalendars.Instant("2026-09-21T09:00");

    [Fact]
    public void Intervals_OfAnyCase_AddUpToItsAgeWithoutGapOrOverlap()
    {
        var task = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Bool, Gen.Int[-500, 20_000], Gen.Int[0, 6_000], Gen.Int[0, 3_000])
            .Select((unit, kind, helper, from, length, pause) => new LedgerTask(
                $"unit-{unit}",
                new[] { "station.handle", "department.signIn", "department.report", "street.coordinate", "resident.evaluate" }[kind],
                "handler",
                helper,
                _start.AddMinutes(from),
                length == 0 ? null : _start.AddMinutes(from + length),
                pause < 1500 ? [] : [new Interval(_start.AddMinutes(from + (pause / 4)), pause > 2900 ? null : _start.AddMinutes(from + pause))]));

        Gen.Select(task.List[0, 12], Gen.Int[0, 30_000], Gen.Int[0, 20_000]).Sample((tasks, age, due) =>
        {
            var ledger = ResponsibilityLedger.Of(_start, _start.AddMinutes(age), tasks, _start.AddMinutes(due), TestCalendars.Office);
            var next = _start;
            foreach (var interval in ledger.Intervals)
            {
                if (interval.From != next || interval.To <= interval.From)
                {
                    return false;
                }

                next = interval.To;
            }

            return next == ledger.To
                && ledger.Intervals.Sum(i => i.Seconds) == ledger.AgeSeconds
                && ledger.Shares.Sum(s => s.Seconds) == ledger.AgeSeconds
                && ledger.Intervals.Sum(i => i.WorkSeconds) == TestCalendars.Office.Elapsed(_start, ledger.To, []) / (decimal)TimeSpan.TicksPerSecond;
        });
    }

    [Fact]
    public void Helper_AnswersOnlyWhileTheLeadCanDoNothing()
    {
        LedgerTask[] tasks =
        [
            new("lead", "department.signIn", "department", false, At(0), At(30), []),
            new("helper", "department.signIn", "department", true, At(0), At(60), []),
            new("helper", "department.report", "department", true, At(60), At(600), []),
            new("lead", "department.report", "department", false, At(600), At(700), []),
            new("resident", "resident.evaluate", "resident", false, At(700), null, []),
        ];

        var ledger = ResponsibilityLedger.Of(_start, At(1000), tasks, At(500), TestCalendars.Office);

        ledger.Intervals.Select(i => (i.UnitId, i.Role, i.Seconds)).Should().Equal(
            ("lead", "department", 30 * 60), ("helper", "helper", 30 * 60), ("helper", "helper", 540 * 60), ("lead", "department", 100 * 60), ("resident", "resident", 300 * 60));
        ledger.Shares.Single(s => s.UnitId == "helper").LateSeconds.Should().Be(100 * 60, "the case was due at 500 and the helper had it until 600");
        ledger.Shares.Single(s => s.UnitId == "lead").LateSeconds.Should().Be(100 * 60);
        ledger.Shares.Single(s => s.UnitId == "resident").LateSeconds.Should().Be(0, "the time for evaluation is nobody's lateness");
    }

    [Fact]
    public void LatenessOfALead_WithoutTheTimeOfALateHelper_IsItsOwn()
    {
        LedgerTask[] tasks =
        [
            new("lead", "department.report", "department", false, At(0), At(900), [], At(500)),
            new("helper", "department.report", "department", true, At(0), At(700), [], At(600)),
            new("other", "department.report", "department", true, At(0), At(650), [], At(640)),
            new("community", "community.verify", "community", false, At(900), null, []),
        ];

        var late = ResponsibilityLedger.Of(_start, At(1000), tasks, At(500), TestCalendars.Office).Lateness;

        late.Should().BeEquivalentTo(new { LeadUnitId = "lead", LateSeconds = 400m * 60, HelpersSeconds = 100m * 60, OwnSeconds = 300m * 60 });
        late.Helpers.Should().Equal(new HelperLateness("helper", 100 * 60), new HelperLateness("other", 10 * 60));
    }

    [Fact]
    public void LatenessOfALead_WhoseClockStoodStill_LeavesThePauseOut()
    {
        var late = ResponsibilityLedger.Of(
            _start, At(300), [new("lead", "department.report", "department", false, At(0), null, [new Interval(At(100), At(200))], At(50))], At(50), TestCalendars.Office).Lateness;

        late.Should().BeEquivalentTo(new { LateSeconds = 150m * 60, HelpersSeconds = 0m, OwnSeconds = 150m * 60 });
    }

    [Fact]
    public void Suspension_IsShownAndAgeRunsOn()
    {
        var ledger = ResponsibilityLedger.Of(
            _start, At(300), [new("dept", "department.report", "department", false, At(0), null, [new Interval(At(100), At(200))])], At(50), TestCalendars.Office);

        ledger.Intervals.Select(i => (i.Paused, i.Reason, i.Seconds)).Should().Equal((false, "department.report", 6000), (true, "suspended", 6000), (false, "department.report", 6000));
        ledger.Shares.Single().Should().BeEquivalentTo(new { Seconds = 18_000m, PausedSeconds = 6_000m, LateSeconds = 9_000m });
    }

    private static DateTimeOffset At(int minutes) => _start.AddMinutes(minutes);
}
