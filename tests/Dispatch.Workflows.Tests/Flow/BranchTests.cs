using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>The branches of the flow that the three round trips leave out.</summary>
public sealed class BranchTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private const string CallWater = """{"leadDepartmentId":"dept-water","helperDepartmentIds":[],"whistleType":"routine"}""";
    private const string Sunshine = """{"communityId":"community-sunshine"}""";

    private async Task<TicketView> AtStreet()
    {
        var ticket = await flow.File("parking.disorder", Community);
        ticket.Status.Should().Be(TicketStatus.AtStreet);
        return ticket;
    }

    private async Task<TicketView> AtReport()
    {
        var ticket = await flow.File("water.outage", Community);
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle", CallWater);
        await flow.Do(ticket.Id, Water, "department.signIn", "Accept");
        return ticket;
    }

    [Fact]
    public async Task Abolished_IsAnsweredWithRuleAndWhereToGo_WithoutEvaluation()
    {
        var ticket = await flow.File("certificate.good-conduct", Community);
        ticket.Status.Should().Be(TicketStatus.NotAccepted);
        ticket.ClosedAt.Should().NotBeNull();
        ticket.Answer.Should().NotBeNullOrEmpty();
        ticket.Duty!.Result.Should().Be("Abolished");
        (await flow.Open(ticket.Id)).Should().BeEmpty();
    }

    [Fact]
    public async Task Certificate_GoesToTheCommunity()
    {
        var ticket = await flow.File("certificate.residence", Community);
        (await flow.Open(ticket.Id)).Single().Kind.Should().Be("community.handle");
        ticket.Duty!.EntryId.Should().NotBeNull();
    }

    [Fact]
    public async Task Emergency_IsToldTheProperChannel()
    {
        var ticket = await flow.File("noise.neighbour", title: "楼下着火了");
        ticket.Status.Should().Be(TicketStatus.NotAccepted);
        ticket.Answer.Should().Contain("119");
    }

    [Fact]
    public async Task AssignCommunity_Unlisted_IsRefusedCitingTheAbsenceAndCounted()
    {
        var ticket = await AtStreet();
        await flow.Do(ticket.Id, Street, "street.coordinate", "AssignCommunity", Sunshine);
        (await flow.Open(ticket.Id)).Single().Kind.Should().Be("street.coordinate");
        (await flow.History(ticket.Id)).Should().Contain(h => h.Kind == HistoryKinds.AdmissionChecked && h.Text.Contains("均无"));
        flow.Query("SELECT COUNT(*) FROM admission_refusals WHERE ticket_id = $1", r => r.GetInt64(0), ticket.Id).Should().Be(1);
        flow.Events.All.Should().Contain(e => e.TicketId == ticket.Id && e.Type == EventTypes.AdmissionRefused);
    }

    [Fact]
    public async Task AssignCommunity_OwnMatter_IsAllowed()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        await flow.Do(ticket.Id, Community, "community.handle", "Coordinate");
        await flow.Do(ticket.Id, Street, "street.coordinate", "AssignCommunity", Sunshine);
        (await flow.Open(ticket.Id)).Single().Kind.Should().Be("community.handle");
    }

    [Fact]
    public async Task AssignCommunity_DepartmentsDuty_IsRefusedCitingTheEntry()
    {
        var ticket = await flow.File("water.outage", Community);
        await flow.Do(ticket.Id, Community, "community.whistle", "Coordinate");
        await flow.Do(ticket.Id, Street, "street.coordinate", "AssignCommunity", Sunshine);
        (await flow.Open(ticket.Id)).Single().Kind.Should().Be("street.coordinate");
        (await flow.History(ticket.Id)).Last(h => h.Kind == HistoryKinds.AdmissionChecked).Text.Should().Contain(ticket.Duty!.EntryId);
    }

    [Fact]
    public async Task JointMeeting_Decided_ComesBackToTheStreet()
    {
        var ticket = await AtStreet();
        await flow.Do(ticket.Id, Street, "street.coordinate", "JointMeeting");
        await flow.Do(ticket.Id, Street, "street.meeting", "Decided", """{"decision":"由城管部门划线"}""");
        await flow.Do(ticket.Id, Street, "street.coordinate", "AssignDepartment", """{"leadDepartmentId":"dept-urban-management","whistleType":"routine"}""");
        (await flow.Open(ticket.Id)).Single().UnitId.Should().Be("dept-urban-management");
    }

    [Fact]
    public async Task NotAccepted_ObjectedOnce_GoesToTheStreetAndThenIsFinal()
    {
        var ticket = await flow.File("noise.neighbour");
        await flow.Do(ticket.Id, Station, "station.handle", "NotAccepted", Forms.Refusal);
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.NotAccepted);
        (await flow.Send(new TrackTicket(ticket.TrackingCode))).CanObject.Should().BeTrue();
        await flow.Send(new ObjectByTrackingCode(ticket.TrackingCode, "不同意"), Caller.Anonymous);
        await flow.Do(ticket.Id, Street, "street.coordinate", "NotAccepted", Forms.Refusal);
        var final = await flow.Ticket(ticket.Id);
        (final.Status, final.ClosedAt is null).Should().Be((TicketStatus.NotAccepted, false));
        final.Answer.Should().Contain("请向法院提起诉讼");
    }

    [Fact]
    public async Task NotAccepted_WithoutObjection_EndsAfterSevenDays()
    {
        var ticket = await flow.File("noise.neighbour");
        await flow.Do(ticket.Id, Station, "station.handle", "NotAccepted", Forms.Refusal);
        await flow.Pass(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        var final = await flow.Ticket(ticket.Id);
        (final.Status, final.ClosedAt is null).Should().Be((TicketStatus.NotAccepted, false));
    }

    [Fact]
    public async Task VerifyRedo_GoesBackToTheLeadsReport()
    {
        var ticket = await AtReport();
        await flow.Do(ticket.Id, Water, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Community, "community.verify", "Redo");
        await flow.Do(ticket.Id, Water, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Community, "community.verify", "Confirmed");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Evaluating);
    }

    [Fact]
    public async Task Extension_Approved_MovesTheDueTimeAndKeepsTheFirst()
    {
        var ticket = await AtReport();
        var report = (await flow.Open(ticket.Id, "department.report")).Single();
        await flow.Send(new ExtendTask(report.Id, "需更换主管", 3, null), Water);
        (await flow.Open(ticket.Id)).Should().ContainSingle().Which.Kind.Should().Be("street.approve");
        await flow.Do(ticket.Id, Street, "street.approve", "Approved");
        var after = (await flow.Open(ticket.Id, "department.report")).Single();
        after.DueAt.Should().BeAfter(report.DueAt!.Value);
        after.OriginalDueAt.Should().Be(report.DueAt);
        flow.Query("SELECT granted FROM clock_changes WHERE ticket_id = $1", r => r.GetInt64(0), ticket.Id).Should().Be(1);
    }

    [Fact]
    public async Task Extension_Refused_OpensTheReportAgainUnchanged()
    {
        var ticket = await AtReport();
        var report = (await flow.Open(ticket.Id, "department.report")).Single();
        await flow.Send(new ExtendTask(report.Id, "人手不足", 3, null), Water);
        await flow.Do(ticket.Id, Street, "street.approve", "Refused");
        (await flow.Open(ticket.Id, "department.report")).Single().DueAt.Should().Be(report.DueAt);
    }

    [Fact]
    public async Task Suspension_Approved_StandsTheClockStillUntilResumed()
    {
        var ticket = await AtReport();
        var report = (await flow.Open(ticket.Id, "department.report")).Single();
        await flow.Send(new SuspendTask(report.Id, "works", 30, null), Water);
        await flow.Do(ticket.Id, Street, "street.approve", "Approved");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Suspended);
        await flow.Pass(TimeSpan.FromDays(5));
        var paused = (await flow.Open(ticket.Id, "department.report")).Single();
        (paused.PausedAt is null, paused.RemindedAt).Should().Be((false, null));
        await flow.Send(new ResumeTask(paused.Id), Water);
        var resumed = (await flow.Open(ticket.Id, "department.report")).Single();
        resumed.DueAt.Should().BeOnOrAfter(report.DueAt!.Value.AddDays(5));
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Handling);
    }

    [Fact]
    public async Task FourthBadEvaluation_GoesToTheDistrict()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        for (var bad = 1; bad <= 4; bad++)
        {
            await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
            await flow.Send(new EvaluateByTrackingCode(ticket.TrackingCode, "Satisfied", false, null));
        }

        var supervised = await flow.Ticket(ticket.Id);
        (supervised.Status, supervised.RedoCount).Should().Be((TicketStatus.Supervised, 3));
        await flow.Do(ticket.Id, District, "district.supervise", "TakeOver");
        await flow.Do(ticket.Id, District, "street.coordinate", "AssignDepartment", """{"leadDepartmentId":"dept-fire","whistleType":"routine"}""");
        (await flow.Open(ticket.Id)).Single().UnitId.Should().Be("dept-fire");
    }

    [Fact]
    public async Task Evaluation_NoAnswer_IsRecordedAsNoAnswer()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        await flow.Pass(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        var closed = await flow.Ticket(ticket.Id);
        closed.Status.Should().Be(TicketStatus.Closed);
        closed.Evaluations.Resident!.NoAnswer.Should().BeTrue();
        closed.Evaluations.Resident.Outcome.Should().BeNull();
    }

    [Fact]
    public async Task DualEvaluation_OneSideGiven_StaysSealedUntilTheOtherIsIn()
    {
        var ticket = await AtReport();
        await flow.Do(ticket.Id, Water, "department.report", "Resolved", Forms.Reply);
        await flow.Do(ticket.Id, Community, "community.verify", "Confirmed");
        var done = await flow.Do(ticket.Id, Community, "community.evaluate", "Done", Forms.OnDepartments);
        (await flow.Ticket(ticket.Id)).Evaluations.Community.Should().BeNull();
        (await flow.Send(new GetTask(done.Task.Id), District)).Data.Should().BeNull();
        (await flow.History(ticket.Id)).Should().NotContain(h => h.TaskId == done.Task.Id && h.Data != null && h.Outcome != null);
        await flow.Do(ticket.Id, Water, "department.evaluate", "Done", Forms.OnWhistle);
        (await flow.Ticket(ticket.Id)).Evaluations.Community!.Scores!["response"].Should().Be(5);
        (await flow.Send(new GetTask(done.Task.Id), District)).Data.Should().NotBeNull();
    }

    [Fact]
    public async Task Withdrawn_EndsWithNothingOpen()
    {
        var ticket = await AtReport();
        await flow.Send(new WithdrawTicket(ticket.Id, "已自行解决"), Community);
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Withdrawn);
        (await flow.Open(ticket.Id)).Should().BeEmpty();
        flow.Query("SELECT sub_status FROM engine_instances WHERE correlation_id = $1", r => r.GetString(0), ticket.Id).Should().Be("Cancelled");
        await flow.Invoking(f => f.Send(new WithdrawTicket(ticket.Id, null), Community)).Should().ThrowAsync<ConflictException>();
    }

    [Fact]
    public async Task Merged_PointsToTheOther()
    {
        var first = await flow.File("noise.neighbour", Community);
        var second = await flow.File("noise.neighbour", Community);
        second.PossibleDuplicateOf.Should().NotBeNull();
        var merged = await flow.Send(new MergeTicket(second.Id, first.Id), Community);
        (merged.Status, merged.MergedInto).Should().Be((TicketStatus.Merged, first.Id));
        (await flow.History(first.Id)).Should().Contain(h => h.Kind == HistoryKinds.MergedHere);
    }
}
