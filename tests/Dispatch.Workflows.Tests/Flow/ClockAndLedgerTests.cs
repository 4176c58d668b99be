using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Open clocks follow a changed calendar; ledger and report agree with what happened.</summary>
public sealed class ClockAndLedgerTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task CalendarChange_MovesOpenClocksKeepsBothAndTellsWhoLosesTime()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        var task = (await flow.Open(ticket.Id, "community.handle")).Single();
        var before = task.DueAt!.Value;
        var next = DateOnly.FromDateTime(before.ToOffset(TimeSpan.FromHours(8)).DateTime);

        var off = new CalendarDay { Date = next, Working = false, Name = "临时放假" };
        var tried = await flow.Send(Office(off) with { DryRun = true });
        var said = await Publish(off);
        var moved = (await flow.Open(ticket.Id, "community.handle")).Single();
        await Publish();
        var back = (await flow.Open(ticket.Id, "community.handle")).Single();

        tried.Moves.First.Should().ContainSingle(m => m.TaskId == task.Id).Which.DueAfter.Should().Be(moved.DueAt!.Value);
        tried.Moves.Later.Should().BeGreaterThan(0);
        said.Moves.First.Should().ContainSingle(m => m.TaskId == task.Id, "the answer of the publication says whose due time moves");
        (await flow.Send(new ListDueMoves("cn-office", said.Calendar.Version, new PageRequest(200)))).Items.Should()
            .ContainSingle(m => m.TaskId == task.Id).Which.Should().BeEquivalentTo(new { DueBefore = before, DueAfter = moved.DueAt!.Value, UnitId = "community-sunshine" });
        flow.Events.All.Count(e => e.TaskId == task.Id && e.Type == EventTypes.TaskDueChanged).Should().Be(2);
        moved.DueAt.Should().BeAfter(before);
        back.DueAt.Should().Be(before);
        flow.Query("SELECT COUNT(*) FROM clock_changes WHERE task_id = $1 AND kind = 'Calendar'", r => r.GetInt64(0), task.Id).Should().Be(2);
        flow.Query("SELECT COUNT(*) FROM letters WHERE task_id = $1 AND kind = 'Notice'", r => r.GetInt64(0), task.Id).Should().Be(1, "only the move to an earlier time needs telling");
        (await flow.History(ticket.Id)).Count(h => h.Kind == HistoryKinds.Recounted && h.TaskId == task.Id).Should().Be(2);
    }

    [Fact]
    public async Task Recounting_GoesOnAfterThePublication_AndSaysHowFarItIs()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        var due = (await flow.Open(ticket.Id, "community.handle")).Single().DueAt!.Value.ToOffset(TimeSpan.FromHours(8));
        var published = await flow.Send(Office(new CalendarDay { Date = DateOnly.FromDateTime(due.DateTime), Working = false, Name = "临时放假" }));
        var before = await flow.Send(new GetRecount("cn-office", null));
        await flow.Pass(TimeSpan.FromSeconds(1));
        await flow.Pass(TimeSpan.FromSeconds(1));
        var after = await flow.Send(new GetRecount("cn-office", published.Calendar.Version));
        await Publish();

        published.Moves.Complete.Should().BeTrue("they are few");
        before.Should().Match<RecountProgress>(p => !p.LookedThrough && !p.Done && p.Moved == 0 && p.Version == published.Calendar.Version);
        after.Should().Match<RecountProgress>(p => p.Done && p.Waiting == 0 && p.Moved == published.Moves.Tasks + published.Moves.Cases);
    }

    [Fact]
    public async Task RefusedTicket_IsHandledByTheRefusal_AndAgainOpenByAnObjection()
    {
        const string Ground = """{"ground":"outOfDuty","explanation":"请走信访渠道"}""";
        var (accepted, objected) = (await flow.File("noise.neighbour"), await flow.File("noise.neighbour"));
        await Later(30, () => flow.Do(accepted.Id, Station, "station.handle", "NotAccepted", Ground));
        await flow.Do(objected.Id, Station, "station.handle", "NotAccepted", Ground);
        var refused = flow.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();

        await flow.Send(new ObjectByTrackingCode(objected.TrackingCode, "情况属实"));
        await flow.Pass(TimeSpan.FromDays(9));

        (await flow.Ticket(accepted.Id)).Status.Should().Be(TicketStatus.NotAccepted);
        flow.Query("SELECT handled_at FROM report_facts WHERE ticket_id = $1", r => r.GetInt64(0), accepted.Id).Should().BeInRange(refused - 1000, refused, "the days to object are nobody's lateness");
        flow.Query("SELECT handled_at IS NULL FROM report_facts WHERE ticket_id = $1", r => r.GetInt64(0), objected.Id).Should().Be(1);
        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task RefusedTicket_OfAnEarlierVersion_CountsAsHandledAfterTheStart()
    {
        var ticket = await flow.File("noise.neighbour");
        await flow.Do(ticket.Id, Station, "station.handle", "NotAccepted", """{"ground":"outOfDuty","explanation":"请走信访渠道"}""");
        await flow.MakeEarlierAsync($"UPDATE report_facts SET handled_at = NULL WHERE ticket_id = '{ticket.Id}'");
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty("the earlier version's counters fitted its facts");
        (await flow.Send(new VerifyFacts())).Faults.Should().ContainSingle();

        await flow.Send(new CountReports());

        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
        flow.Query("SELECT handled_at FROM report_facts WHERE ticket_id = $1", r => r.GetInt64(0), ticket.Id).Should().Be(flow.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task ClosedTicket_InLedgerAndReport_AddsUp()
    {
        var from = flow.Clock.GetUtcNow();
        var ticket = await flow.File("water.outage");
        await Later(10, () => flow.Do(ticket.Id, Station, "station.handle", "Escalate"));
        await Later(20, () => flow.Do(ticket.Id, Community, "community.whistle", "Whistle"));
        await Later(5, () => flow.Do(ticket.Id, Water, "department.signIn", "Accept"));
        await Later(15, () => flow.Do(ticket.Id, Housing, "department.signIn", "Accept"));
        await Later(30, () => flow.Do(ticket.Id, Housing, "department.report", "Resolved", Forms.Reply));
        await Later(40, () => flow.Do(ticket.Id, Water, "department.report", "Resolved", Forms.Reply));
        await Later(50, () => flow.Do(ticket.Id, Community, "community.verify", "Confirmed"));
        await Later(60, () => flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Satisfied", true, null)));
        await Later(1, () => flow.Do(ticket.Id, Community, "community.evaluate", "Done", Forms.OnDepartments));
        await Later(1, () => flow.Do(ticket.Id, Water, "department.evaluate", "Done", Forms.OnWhistle));

        var ledger = await flow.Send(new GetLedger(ticket.Id));
        ledger.AgeSeconds.Should().Be(232 * 60);
        ledger.Intervals.Sum(i => i.Seconds).Should().Be(232 * 60);
        decimal Share(string unit, string role) => ledger.Shares.Where(s => s.UnitId == unit && s.Role == role).Sum(s => s.Seconds);
        Share("dept-housing", "helper").Should().Be(45 * 60, "the lead could do nothing until its helper had signed in and reported");
        ledger.Intervals.Where(i => i.UnitId == "dept-water" && i.Reason == TaskKinds.Report).Sum(i => i.Seconds).Should().Be(40 * 60);

        var report = await flow.Send(new GetSlaReport(new ReportQuestion("community-sunshine", from, flow.Clock.GetUtcNow(), ReportGroup.Category)));
        var group = report.Groups.Single(g => g.Key == "water.outage");
        group.Should().BeEquivalentTo(new { Received = 1, Closed = 1, OnTime = 1, Late = 0 });
        (group.SignIn.Median, group.Report.Median).Should().Be((5, 40));
        group.Rates.Satisfaction.Should().BeEquivalentTo(new { Numerator = 1, Denominator = 1 });
        group.Flow.Whistled.Should().Be(1);
    }

    [Fact]
    public async Task DueExplanation_OfATask_NamesRuleAndCalendar()
    {
        var ticket = await flow.File("noise.neighbour", Community);

        var task = (await flow.Open(ticket.Id, "community.handle")).Single();

        string.Join("\n", task.DueExplanation!).Should().Contain("dongming-handle-noise").And.Contain("cn-office v");
    }

    private async Task Later<T>(int minutes, Func<Task<T>> step)
    {
        flow.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await step();
    }

    private static PublishCalendar Office(params CalendarDay[] days) => new(
        new CalendarDraft { Code = "cn-office", Name = "机关工作日历", BaseCode = "cn-public", Windows = [new("08:30", "12:00"), new("13:30", "17:30")], Days = days }, IsNew: false);

    private async Task<PublishedCalendar> Publish(params CalendarDay[] days)
    {
        var published = await flow.Send(Office(days));

        // The first round finds the tickets, the second counts them.
        await flow.Pass(TimeSpan.FromMilliseconds(1));
        await flow.Pass(TimeSpan.FromMilliseconds(1));
        return published;
    }
}
