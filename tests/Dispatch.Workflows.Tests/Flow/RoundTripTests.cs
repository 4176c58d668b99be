using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Three complaints go up, come back, are evaluated and closed, by commands alone.</summary>
public sealed class RoundTripTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task WaterOutage_WithRedo_EndsClosedAndDoublyEvaluated()
    {
        var ticket = await flow.File("water.outage");
        ticket.Status.Should().Be(TicketStatus.AtStation);
        await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        var whistle = (await flow.Open(ticket.Id, "community.whistle")).Single();
        whistle.Outcomes.GetRawText().Should().Contain("\"default\":\"dept-water\"").And.Contain("\"default\":[\"dept-housing\"]").And.Contain("\"default\":\"routine\"");
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Whistled);
        await Departments(ticket.Id);
        await flow.Do(ticket.Id, Community, "community.verify", "Confirmed");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Evaluating);

        await flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Dissatisfied", false, "又停了"), Hotline);
        var again = await flow.Ticket(ticket.Id);
        (again.RedoCount, again.Cycle, again.Status).Should().Be((1, 2, TicketStatus.AtCommunity));
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle");
        await Departments(ticket.Id);
        await flow.Do(ticket.Id, Community, "community.verify", "Confirmed");
        await flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Satisfied", true, null));
        await flow.Do(ticket.Id, Community, "community.evaluate", "Done", Forms.OnDepartments);
        await flow.Do(ticket.Id, Water, "department.evaluate", "Done", Forms.OnWhistle);

        var closed = await flow.Ticket(ticket.Id);
        closed.Status.Should().Be(TicketStatus.Closed);
        closed.ClosedAt.Should().NotBeNull();
        closed.Evaluations.Resident!.Outcome.Should().Be("Satisfied");
        closed.Evaluations.Community!.Scores!["quality"].Should().Be(4);
        closed.Evaluations.Department!.Scores!["complete"].Should().Be(4);
        (await flow.Open(ticket.Id)).Should().BeEmpty();
        await HistoryIsWhole(ticket.Id);
    }

    private async Task Departments(string id)
    {
        await flow.Do(id, Water, "department.signIn", "Accept");
        await flow.Do(id, Housing, "department.signIn", "Accept");
        (await flow.Open(id, "department.report", "dept-water")).Should().BeEmpty("the lead reports after the helpers");
        await flow.Do(id, Housing, "department.report", "Resolved", Forms.Reply);
        await flow.Do(id, Water, "department.report", "Resolved", Forms.Reply);
    }

    private async Task HistoryIsWhole(string id)
    {
        var history = await flow.History(id);
        history.Select(h => h.Seq).Should().Equal(Enumerable.Range(1, history.Count));
        var completed = history.Where(h => h.TaskId is not null && h.Outcome is not null).ToList();
        completed.Select(h => h.TaskId).Should().OnlyHaveUniqueItems();
        flow.Query("SELECT COUNT(*) FROM tasks WHERE ticket_id = $1 AND state = 'Done'", r => r.GetInt64(0), id).Should().Be(completed.Count);
        history.Should().OnlyContain(h => h.Text.Length > 0 && h.TextEn.Length > 0);
        flow.Query("SELECT sub_status FROM engine_instances WHERE correlation_id = $1", r => r.GetString(0), id).Should().Be("Finished");
    }

    [Fact]
    public async Task Noise_HandledByTheCommunity_AsksOnlyTheResident()
    {
        var ticket = await flow.File("noise.neighbour", Station);
        await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        (await flow.Open(ticket.Id)).Select(t => t.Kind).Should().Equal(TaskKinds.ResidentEvaluate);
        await flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Acceptable", true, null));
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Closed);
        await HistoryIsWhole(ticket.Id);
    }

    [Fact]
    public async Task IllegalBuilding_ReturnedAndDesignated_IsHandledByThreeDepartmentsOnSite()
    {
        var ticket = await flow.File("illegal-building", Community);
        ticket.Status.Should().Be(TicketStatus.AtCommunity, "what a community files starts at the duty list");
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle", """{"leadDepartmentId":"dept-urban-management","helperDepartmentIds":["dept-housing","dept-fire"],"whistleType":"joint"}""");
        await flow.Do(ticket.Id, Housing, "department.signIn", "Return", Forms.Return);
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.AtStreet);
        await flow.Do(ticket.Id, Street, "street.coordinate", "AssignDepartment", """{"leadDepartmentId":"dept-urban-management","helperDepartmentIds":["dept-housing","dept-fire"],"whistleType":"joint"}""");
        var signIn = (await flow.Open(ticket.Id, "department.signIn", "dept-housing")).Single();
        signIn.Outcomes.EnumerateArray().Select(o => o.GetProperty("name").GetString()).Should().Equal("Accept");
        foreach (var department in new[] { Fire, Housing, Urban })
        {
            await flow.Do(ticket.Id, department, "department.signIn", "Accept");
            await flow.Do(ticket.Id, department, "department.arrive", "Arrived", Forms.Arrival);
        }

        await flow.Do(ticket.Id, Fire, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Housing, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Urban, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Community, "community.verify", "Confirmed");
        await flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Satisfied", true, null));
        await flow.Do(ticket.Id, Community, "community.evaluate", "Done", Forms.OnDepartments);
        await flow.Do(ticket.Id, Urban, "department.evaluate", "Done", Forms.OnWhistle);
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Closed);
        await HistoryIsWhole(ticket.Id);
    }
}
