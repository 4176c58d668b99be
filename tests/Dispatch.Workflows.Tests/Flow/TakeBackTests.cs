using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>A wrong outcome is taken back while nobody has acted on it: by its giver for ten minutes, later by a unit above.</summary>
public sealed class TakeBackTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Outcome_TakenBackByItsGiver_StandsWhereItStood()
    {
        var ticket = await flow.File("water.outage");
        var due = (await flow.Open(ticket.Id))[0].DueAt;
        var done = await flow.Do(ticket.Id, Station, "station.handle", "Resolved");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Evaluating);

        await flow.Pass(TimeSpan.FromMinutes(9));
        var back = await flow.Send(new TakeBackTask(done.Task.Id, "点错了"), Station);

        back.Ticket.Status.Should().Be(TicketStatus.AtStation);
        var open = (await flow.Open(ticket.Id)).Should().ContainSingle().Subject;
        (open.Kind, open.Id, open.DueAt, open.UnitId).Should().Be(("station.handle", back.Task.Id, due, "station-guiyuan"));
        var history = await flow.History(ticket.Id);
        history.Select(h => h.Seq).Should().Equal(Enumerable.Range(1, history.Count));
        history.Count(h => h.Kind == HistoryKinds.TaskTakenBack && h.TaskId == done.Task.Id).Should().Be(1);

        // From there it goes on as if nothing had been.
        await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Whistled);
        history = await flow.History(ticket.Id);
        history.Count(h => h.Outcome == "Escalate").Should().Be(1);
    }

    [Fact]
    public async Task Return_TakenBack_OpensTheOtherCallsAgain_AndCountsNoMore()
    {
        var ticket = await flow.File("water.outage");
        await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle");
        var returned = await flow.Do(ticket.Id, Water, "department.signIn", "Return", Forms.Return);
        (await flow.Open(ticket.Id)).Should().ContainSingle().Which.Kind.Should().Be("street.coordinate");

        await flow.Send(new TakeBackTask(returned.Task.Id, "应由我单位办理"), Water);
        (await flow.Open(ticket.Id)).Select(t => (t.Kind, t.UnitId)).Should().BeEquivalentTo([("department.signIn", "dept-water"), ("department.signIn", "dept-housing")]);
        (await flow.Ticket(ticket.Id)).HolderUnitId.Should().Be("dept-water");
        await flow.Do(ticket.Id, Housing, "department.signIn", "Accept");
        await flow.Do(ticket.Id, Water, "department.signIn", "Accept");
        await flow.Do(ticket.Id, Housing, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Water, "department.report", "Resolved", Forms.Reply);
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Verifying);
        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyLedgers())).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Outcome_AfterTenMinutes_IsTakenBackByTheLevelAboveOnly()
    {
        var ticket = await flow.File("noise.neighbour");
        var done = await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        await flow.Pass(TimeSpan.FromMinutes(11));
        await Fails<ForbiddenException>(done.Task.Id, Station);
        await Fails<NotFoundException>(done.Task.Id, Water);
        (await flow.Send(new TakeBackTask(done.Task.Id, "退回驿站"), Street)).Ticket.Status.Should().Be(TicketStatus.AtStation);
    }

    [Fact]
    public async Task Outcome_ThatSomebodyActedOn_Stays()
    {
        var ticket = await flow.File("noise.neighbour");
        var done = await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        var next = (await flow.Open(ticket.Id))[0];
        await flow.Send(new ClaimTask(next.Id), Community);
        await Fails<ConflictException>(done.Task.Id, Station);
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        await Fails<ConflictException>(done.Task.Id, Station);
    }

    private async Task Fails<T>(string taskId, Caller caller)
        where T : Exception
    {
        var send = () => flow.Send(new TakeBackTask(taskId, "误操作"), caller);
        await send.Should().ThrowAsync<T>();
    }
}
