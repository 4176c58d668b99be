using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>The rules of docs/deadlines.md that show only on whole tickets.</summary>
public sealed class DeadlineStoryTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private const string CallWater = """{"leadDepartmentId":"dept-water","helperDepartmentIds":[],"whistleType":"routine"}""";

    [Fact]
    public async Task Rule5_SuspendedCase_GetsItsTimeBackAndItsAgeRunsOn()
    {
        var ticket = await AtReport();
        var report = (await flow.Open(ticket.Id, "department.report")).Single();
        await flow.Send(new SuspendTask(report.Id, "works", 30, null), Water);
        await flow.Do(ticket.Id, Street, "street.approve", "Approved");
        await flow.Pass(TimeSpan.FromDays(5));
        await flow.Send(new ResumeTask((await flow.Open(ticket.Id, "department.report")).Single().Id), Water);

        var resumed = await flow.Ticket(ticket.Id);
        resumed.DueAt.Should().Be(ticket.DueAt!.Value.AddDays(5), "five days in natural time stood still");
        resumed.OriginalDueAt.Should().Be(ticket.DueAt);
        resumed.DueExplanation.Should().Contain(line => line.Contains("暂停") && line.Contains("Paused"));
        var ledger = await flow.Send(new GetLedger(ticket.Id));
        ledger.AgeSeconds.Should().BeGreaterThanOrEqualTo(5 * 24 * 3600);
        ledger.Shares.Sum(s => s.PausedSeconds).Should().Be(5 * 24 * 3600);
    }

    [Fact]
    public async Task Rule6_Redo_HasFreshLimitsWhileTheCaseRunsOn()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        var first = (await flow.Open(ticket.Id, "community.handle")).Single();
        flow.Clock.Advance(TimeSpan.FromHours(3));
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        flow.Clock.Advance(TimeSpan.FromDays(3));
        await flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Dissatisfied", false, null));

        var second = (await flow.Open(ticket.Id, "community.handle")).Single();
        var after = await flow.Ticket(ticket.Id);
        (second.DueAt > first.DueAt, after.Cycle).Should().Be((true, 2));
        (after.ReceivedAt, after.DueAt).Should().Be((ticket.ReceivedAt, ticket.DueAt), "the resident's clock is not reset");
    }

    [Fact]
    public async Task Rule7_Return_StopsTheHandlersClockAndRunsTheDispatchers()
    {
        var ticket = await flow.File("water.outage", Community);
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle", CallWater);
        flow.Clock.Advance(TimeSpan.FromMinutes(20));
        await flow.Do(ticket.Id, Water, "department.signIn", "Return", Forms.Return);
        flow.Clock.Advance(TimeSpan.FromMinutes(30));

        var open = await flow.Open(ticket.Id);
        open.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Kind = "street.coordinate", UnitId = "street-hanjiang" });
        open[0].DueAt.Should().NotBeNull("the dispatcher has a limit of its own");
        (await flow.Ticket(ticket.Id)).DueAt.Should().Be(ticket.DueAt, "the case's clock never stops for it");
        var shares = (await flow.Send(new GetLedger(ticket.Id))).Shares;
        shares.Single(s => s.UnitId == "dept-water").Seconds.Should().Be(20 * 60);
        shares.Single(s => s.UnitId == "street-hanjiang").Seconds.Should().Be(30 * 60);
    }

    [Fact]
    public async Task Rule10_ExtensionAskedAfterTheEnd_OpensTimeFromNowAndKeepsBoth()
    {
        var ticket = await AtReport();
        var report = (await flow.Open(ticket.Id, "department.report")).Single();
        flow.Clock.Advance(report.DueAt!.Value - flow.Clock.GetUtcNow() + TimeSpan.FromDays(2));
        await flow.Send(new ExtendTask(report.Id, "需更换主管", 3, null), Water);
        await flow.Do(ticket.Id, Street, "street.approve", "Approved");

        var extended = (await flow.Open(ticket.Id, "department.report")).Single();
        extended.OriginalDueAt.Should().Be(report.DueAt, "the lateness stays visible");
        extended.DueAt.Should().BeAfter(flow.Clock.GetUtcNow().AddDays(2)).And.BeBefore(flow.Clock.GetUtcNow().AddDays(5));
    }

    [Fact]
    public async Task Rule11_ChangedPolicy_CountsForWhatBeginsAfterwards()
    {
        var ticket = await AtReport();
        var task = (await flow.Open(ticket.Id, "department.report")).Single();
        await Change("default-department-report-urgent", "department.report", 48);
        await Change("default-ticket-urgent", "ticket", 72);
        try
        {
            var later = await AtReport();

            // A recount for another reason must not bring the new rule in by the back door.
            await flow.Send(new SuspendTask(task.Id, "works", 30, null), Water);
            await flow.Do(ticket.Id, Street, "street.approve", "Approved");
            await flow.Send(new ResumeTask((await flow.Open(ticket.Id, "department.report")).Single().Id), Water);

            (await flow.Open(ticket.Id, "department.report")).Single().DueAt.Should().Be(task.DueAt);
            (await flow.Ticket(ticket.Id)).DueAt.Should().Be(ticket.DueAt);
            (await flow.Open(later.Id, "department.report")).Single().DueAt.Should().Be(task.DueAt!.Value.AddHours(24));
            later.DueAt.Should().Be(ticket.DueAt!.Value.AddHours(48));
        }
        finally
        {
            await Change("default-department-report-urgent", "department.report", 24);
            await Change("default-ticket-urgent", "ticket", 24);
        }
    }

    [Fact]
    public async Task Rule13And14_ManyClocksOverdueAfterAStop_FireOnceEachLateWithTheirTrueDueTime()
    {
        var tickets = new List<TicketView>();
        for (var i = 0; i < 12; i++)
        {
            tickets.Add(await flow.File("noise.neighbour", Community, title: $"噪声 {i}"));
        }

        var due = (await flow.Open(tickets[0].Id, "community.handle")).Single().DueAt!.Value;

        // As after three weeks without power: everything is due at once, twice over.
        await flow.Pass(TimeSpan.FromDays(21));
        await flow.Pass(TimeSpan.FromMilliseconds(1));

        foreach (var ticket in tickets)
        {
            var history = await flow.History(ticket.Id);
            foreach (var kind in new[] { HistoryKinds.Reminded, HistoryKinds.Letter, HistoryKinds.Escalated })
            {
                history.Count(h => h.Kind == kind).Should().Be(1, "{0} of {1}", kind, ticket.Number);
            }

            history.Single(h => h.Kind == HistoryKinds.Letter).Text.Should().Contain(due.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", null), "the record has the true due time and not the time of firing");
        }
    }

    [Fact]
    public async Task AccumulatedLimit_OfASecondVisit_IsShorterByTheFirst()
    {
        var policy = await flow.Send(new CreateSlaPolicy(new SlaPolicyDraft
        {
            Id = "accumulated-report", TaskKind = "department.report", CategoryCode = "water.leak", Urgency = Urgency.Urgent, Amount = 10, Unit = LimitUnit.Hours, Accumulated = true,
        }));
        var ticket = await AtReport("water.leak");
        var first = (await flow.Open(ticket.Id, "department.report")).Single();
        flow.Clock.Advance(TimeSpan.FromHours(4));
        await flow.Do(ticket.Id, Water, "department.report", "Resolved", Forms.Reply);
        flow.Clock.Advance(TimeSpan.FromHours(1));
        await flow.Do(ticket.Id, Community, "community.verify", "Redo");

        var second = (await flow.Open(ticket.Id, "department.report")).Single();
        first.DueAt.Should().Be(first.CreatedAt.AddHours(10));
        second.DueAt.Should().Be(second.CreatedAt.AddHours(6), "four of ten hours were used; the community's hour is not the department's");
        string.Join('\n', second.DueExplanation!).Should().Contain("累计计时").And.Contain("Accumulated").And.Contain(policy.Id);
    }

    [Fact]
    public async Task WholeCase_ExplainsItsDueTime()
    {
        var ticket = await flow.Ticket((await flow.File("noise.neighbour", Community)).Id);

        string.Join('\n', ticket.DueExplanation!).Should().Contain("dongming-ticket-noise").And.Contain("cn-office v").And.Contain("Due:");
    }

    private Task<SlaPolicy> Change(string id, string kind, decimal hours) => flow.Send(new UpdateSlaPolicy(
        id, new SlaPolicyDraft { TaskKind = kind, Urgency = Urgency.Urgent, Amount = hours, Unit = LimitUnit.Hours }));

    private async Task<TicketView> AtReport(string category = "water.outage")
    {
        var ticket = await flow.File(category, Community);
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle", CallWater);
        await flow.Do(ticket.Id, Water, "department.signIn", "Accept");
        return ticket;
    }
}
