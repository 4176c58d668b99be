using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tests.Tickets;

/// <summary>Complaints walked through the shipped definition with its real activities, task by task as people would do them.</summary>
public sealed class ComplaintWalkTests : IAsyncLifetime
{
    private static readonly object _report = new { acceptedAt = "2026-09-21T10:00:00+08:00", spokeWith = "王女士", measures = "更换阀门", timeLimit = "今日内" };
    private static readonly object _whistle = new { leadDepartmentId = "water", helperDepartmentIds = new[] { "housing" }, whistleType = "routine" };
    private TicketFixture _dispatch = null!;

    public async Task InitializeAsync() => _dispatch = await TicketFixture.Start();

    public async Task DisposeAsync() => await _dispatch.DisposeAsync();

    [Fact]
    public async Task Department_WholeWay_EndsClosedAndDoublyEvaluated()
    {
        var id = (await _dispatch.File("department")).Id;
        await _dispatch.Complete(id, "station.handle", "Escalate", new { reason = "管网" });
        await _dispatch.Complete(id, "community.whistle", "Whistle", _whistle);
        await Call(id, "housing", "water");
        await _dispatch.Complete(id, "community.verify", "Confirmed");
        await Evaluate(id, "Satisfied", true);
        await BothSides(id);

        var ticket = await _dispatch.Ticket(id);
        ticket.Status.Should().Be(TicketStatus.Closed);
        ticket.ClosedAt.Should().NotBeNull();
        ticket.Evaluations.Resident!.Outcome.Should().Be("Satisfied");
        ticket.Evaluations.Community!.Scores.Should().NotBeEmpty();
        ticket.Evaluations.Department!.AboutUnitId.Should().Be("sunshine");
        await ExpectEnded(ticket);
    }

    [Fact]
    public async Task Station_Resolved_OnlyTheResidentEvaluates()
    {
        var id = (await _dispatch.File("own")).Id;
        (await _dispatch.Ticket(id)).Status.Should().Be(TicketStatus.AtStation);
        await _dispatch.Complete(id, "station.handle", "Resolved", new { measures = "已劝阻" });
        (await Kinds(id)).Should().Equal("resident.evaluate");
        await Evaluate(id, "Acceptable", true);
        await ExpectEnded(await _dispatch.Ticket(id), TicketStatus.Closed);
    }

    [Theory]
    [InlineData("own", "community.handle")]
    [InlineData("certificate", "community.handle")]
    [InlineData("department", "community.whistle")]
    [InlineData("assist", "community.whistle")]
    [InlineData("unlisted", "street.coordinate")]
    public async Task DutyLists_EachResult_OpenTheRightTask(string category, string kind)
    {
        var id = (await _dispatch.File(category, null, "sunshine")).Id;
        (await Kinds(id)).Should().Equal(kind);
        (await _dispatch.Ticket(id)).Duty!.Result.Should().NotBeNull();
    }

    [Fact]
    public async Task Abolished_IsAnswered_WithTheRuleAndNoEvaluation()
    {
        var id = (await _dispatch.File("abolished", null, "sunshine")).Id;
        var ticket = await _dispatch.Ticket(id);
        ticket.Answer.Should().Contain("凭身份证办理");
        await ExpectEnded(ticket, TicketStatus.NotAccepted);
    }

    [Fact]
    public async Task HandleHere_AfterWhistle_ComesToTheCommunity()
    {
        var id = (await _dispatch.File("department", null, "sunshine")).Id;
        await _dispatch.Complete(id, "community.whistle", "HandleHere");
        (await Kinds(id)).Should().Equal("community.handle");
        await _dispatch.Complete(id, "community.handle", "Whistle", _whistle);
        (await Kinds(id)).Should().BeEquivalentTo("department.signIn", "department.signIn");
    }

    [Fact]
    public async Task Return_ThenDesignation_OffersNoSecondReturn()
    {
        var id = await Whistled("department");
        await _dispatch.Complete(id, "department.signIn", "Return", new { ground = "ownership", explanation = "未移交" }, "housing");
        (await Kinds(id)).Should().Equal("street.coordinate");
        await _dispatch.Complete(id, "street.coordinate", "AssignDepartment", _whistle);

        var signIn = await _dispatch.Open(id, "department.signIn", "water");
        signIn.Outcomes.EnumerateArray().Select(o => o.GetProperty("name").GetString()).Should().Equal("Accept");
        await Call(id, "housing", "water");
        (await Kinds(id)).Should().Equal("community.verify");
    }

    [Fact]
    public async Task Return_ThirdUnitWithoutLead_ComesToTheDistrict()
    {
        var id = await Whistled("joint", ["housing", "fire"]);
        foreach (var unit in new[] { "housing", "fire" })
        {
            await _dispatch.Complete(id, "department.signIn", "Return", new { ground = "territory" }, unit);
            await _dispatch.Complete(id, "street.coordinate", "JointMeeting");
            await _dispatch.Complete(id, "street.meeting", "Decided", new { decision = "再议" });
            await _dispatch.Complete(id, "street.coordinate", "AssignCommunity", new { communityId = "sunshine" });
            if ((await Kinds(id)).Contains("street.coordinate"))
            {
                break;
            }
        }

        (await Kinds(id)).Should().Equal("street.coordinate");
    }

    [Fact]
    public async Task AssignCommunity_WithoutEntry_IsRefusedAndCitesTheAbsence()
    {
        var id = (await _dispatch.File("unlisted", null, "sunshine")).Id;
        await _dispatch.Complete(id, "street.coordinate", "AssignCommunity", new { communityId = "sunshine" });
        (await Kinds(id)).Should().Equal("street.coordinate");
        (await _dispatch.History(id)).Should().Contain(h => h.Kind == HistoryKinds.AdmissionChecked && h.Data!.Value.GetProperty("reason").GetString() == "Absent");
    }

    [Fact]
    public async Task NotAccepted_ObjectionOnce_SecondRefusalIsFinal()
    {
        var filed = await _dispatch.File("unlisted");
        await _dispatch.Complete(filed.Id, "station.handle", "NotAccepted", new { ground = "outOfDuty", explanation = "请咨询律师" });
        (await _dispatch.Ticket(filed.Id)).Status.Should().Be(TicketStatus.NotAccepted);
        await _dispatch.Send(new ObjectByTrackingCode(filed.TrackingCode, "不同意"), Access.Caller.Anonymous);
        (await Kinds(filed.Id)).Should().Equal("street.coordinate");
        await _dispatch.Complete(filed.Id, "street.coordinate", "NotAccepted", new { ground = "outOfDuty" });
        await ExpectEnded(await _dispatch.Ticket(filed.Id), TicketStatus.NotAccepted);
    }

    [Fact]
    public async Task NotAccepted_NoObjectionInSevenDays_Ends()
    {
        var filed = await _dispatch.File("unlisted");
        await _dispatch.Complete(filed.Id, "station.handle", "NotAccepted", new { ground = "outOfDuty" });
        await _dispatch.Pass(TimeSpan.FromDays(7.1));
        await ExpectEnded(await _dispatch.Ticket(filed.Id), TicketStatus.NotAccepted);
    }

    [Fact]
    public async Task Joint_EveryDepartmentArrives_LeadReportsLast()
    {
        var id = await Whistled("joint", ["housing", "fire"]);
        foreach (var unit in new[] { "water", "housing", "fire" })
        {
            await _dispatch.Complete(id, "department.signIn", "Accept", null, unit);
            await _dispatch.Complete(id, "department.arrive", "Arrived", new { arrivedAt = "2026-09-21T11:00:00+08:00", place = "3 号楼" }, unit);
        }

        (await _dispatch.Open(id)).Select(t => t.UnitId).Should().BeEquivalentTo("housing", "fire");
        await _dispatch.Complete(id, "department.report", "Resolved", _report, "housing");
        await _dispatch.Complete(id, "department.report", "CannotResolve", _report, "fire");
        (await _dispatch.Open(id, "department.report")).UnitId.Should().Be("water");
        await _dispatch.Complete(id, "department.report", "Resolved", _report);
        await _dispatch.Complete(id, "community.verify", "Redo", new { reason = "仍漏水" });
        (await _dispatch.Open(id, "department.report")).UnitId.Should().Be("water");
        await _dispatch.Complete(id, "department.report", "CannotResolve", _report);
        (await Kinds(id)).Should().Equal("street.coordinate");
    }

    [Fact]
    public async Task Redo_FourthBadEvaluation_ComesToTheDistrict()
    {
        var id = (await _dispatch.File("own", null, "sunshine")).Id;
        for (var cycle = 1; cycle <= 4; cycle++)
        {
            await _dispatch.Complete(id, "community.handle", "Resolved", new { measures = "处理" });
            await Evaluate(id, "Dissatisfied", false);
            (await _dispatch.Ticket(id)).RedoCount.Should().Be(Math.Min(cycle, 3));
        }

        (await Kinds(id)).Should().Equal("district.supervise");
        await _dispatch.Complete(id, "district.supervise", "TakeOver", new { opinion = "区级接办" });
        (await _dispatch.Open(id, "street.coordinate")).UnitId.Should().Be("district");
    }

    [Fact]
    public async Task Evaluation_NoAnswerInSevenDays_IsRecordedAsNoAnswer()
    {
        var id = (await _dispatch.File("own", null, "sunshine")).Id;
        await _dispatch.Complete(id, "community.handle", "Resolved", new { measures = "处理" });
        await _dispatch.Pass(TimeSpan.FromDays(7.1));
        var ticket = await _dispatch.Ticket(id);
        ticket.Evaluations.Resident.Should().BeEquivalentTo(new { Outcome = (string?)null, NoAnswer = true });
        await ExpectEnded(ticket, TicketStatus.Closed);
    }

    [Fact]
    public async Task Evaluation_OneSideIn_StaysSealedForTheOther()
    {
        var id = await Whistled("department");
        await Call(id, "housing", "water");
        await _dispatch.Complete(id, "community.verify", "Confirmed");
        await _dispatch.Complete(id, "community.evaluate", "Done", new { response = 5, arrival = 4, quality = 5, text = "好" });
        (await _dispatch.Ticket(id)).Evaluations.Community.Should().BeNull();
        var items = (await _dispatch.Send(new GetHistory(id, new Listing.PageRequest(200)), _dispatch.Key("water"))).Items;
        items.Single(h => h.Outcome == "Done").Data.Should().BeNull("the other side must not read it yet");
        await _dispatch.Complete(id, "department.evaluate", "Done", new { proper = 5, complete = 4, cooperative = 5 });
        (await _dispatch.Ticket(id)).Evaluations.Community!.Scores!["quality"].Should().Be(5);
    }

    [Fact]
    public async Task Clock_NobodyActs_RemindsWritesAndEscalates()
    {
        var id = (await _dispatch.File("own", null, "sunshine")).Id;
        await _dispatch.Pass(TimeSpan.FromDays(14));
        var kinds = (await _dispatch.History(id)).Select(h => h.Kind).ToList();
        kinds.Should().ContainInOrder(HistoryKinds.Reminded, HistoryKinds.Letter, HistoryKinds.Escalated);
        (await Kinds(id)).Should().Contain(["community.handle", "street.supervise"]);
        await _dispatch.Complete(id, "street.supervise", "Urge", new { opinion = "请今日办结" });
        (await Kinds(id)).Should().Contain("community.handle");
    }

    [Fact]
    public async Task Suspension_Approved_StopsTheClockUntilResumed()
    {
        var id = await Whistled("department");
        await _dispatch.Complete(id, "department.signIn", "Accept", null, "housing");
        var report = await _dispatch.Open(id, "department.report", "housing");
        await _dispatch.Send(new Tasks.SuspendTask(report.Id, "season", 30, null), _dispatch.Key("housing"));
        await _dispatch.Complete(id, "street.approve", "Approved");
        (await _dispatch.Ticket(id)).Status.Should().Be(TicketStatus.Suspended);
        var waiting = await _dispatch.Open(id, "department.report", "housing");
        waiting.PausedAt.Should().NotBeNull();
        await _dispatch.Pass(TimeSpan.FromDays(10));
        var resumed = await _dispatch.Send(new Tasks.ResumeTask(waiting.Id), _dispatch.Key("housing"));
        resumed.PausedAt.Should().BeNull();
        resumed.DueAt.Should().BeAfter(report.DueAt!.Value);
        (await _dispatch.Ticket(id)).Status.Should().NotBe(TicketStatus.Suspended);
    }

    [Fact]
    public async Task Extension_Refused_ReopensTheSameReport()
    {
        var id = await Whistled("department");
        await _dispatch.Complete(id, "department.signIn", "Accept", null, "housing");
        var report = await _dispatch.Open(id, "department.report", "housing");
        await _dispatch.Send(new Tasks.ExtendTask(report.Id, "待料", 3, null), _dispatch.Key("housing"));
        await _dispatch.Complete(id, "street.approve", "Refused", new { opinion = "不同意" });
        (await _dispatch.Open(id, "department.report", "housing")).DueAt.Should().Be(report.DueAt);
    }

    [Fact]
    public async Task History_AtTheEnd_HasNoGapsAndOneItemPerCompletedTask()
    {
        var id = await Whistled("department");
        await Call(id, "housing", "water");
        await _dispatch.Complete(id, "community.verify", "Confirmed");
        await Evaluate(id, "Satisfied", true);
        await BothSides(id);
        var history = await _dispatch.History(id);
        history.Select(h => h.Seq).Should().Equal(Enumerable.Range(1, history.Count));
        var done = (await _dispatch.Send(new Tasks.ListTasks(new Listing.PageRequest(200)) { TicketId = id, States = [Tasks.TaskState.Done] })).Items;
        history.Where(h => h.TaskId is not null && h.Outcome is not null).Select(h => (h.TaskId, h.Outcome)).Should().BeEquivalentTo(done.Select(t => (t.Id, t.Outcome)));
    }

    private async Task<string> Whistled(string category, string[]? helpers = null)
    {
        var id = (await _dispatch.File(category, null, "sunshine")).Id;
        await _dispatch.Complete(
            id, "community.whistle", "Whistle", new { leadDepartmentId = "water", helperDepartmentIds = helpers ?? ["housing"], whistleType = category == "joint" ? "joint" : "routine" });
        return id;
    }

    private async Task Call(string id, params string[] helpersThenLead)
    {
        foreach (var unit in helpersThenLead)
        {
            await _dispatch.Complete(id, "department.signIn", "Accept", null, unit);
        }

        foreach (var unit in helpersThenLead)
        {
            await _dispatch.Complete(id, "department.report", "Resolved", _report, unit);
        }
    }

    private async Task Evaluate(string id, string outcome, bool solved) =>
        await _dispatch.Send(new EvaluateByTrackingCode((await _dispatch.Ticket(id)).TrackingCode, outcome, solved, null), Access.Caller.Anonymous);

    private async Task BothSides(string id)
    {
        await _dispatch.Complete(id, "community.evaluate", "Done", new { response = 5, arrival = 4, quality = 5, text = "好" });
        await _dispatch.Complete(id, "department.evaluate", "Done", new { proper = 5, complete = 4, cooperative = 5, text = "清楚" });
    }

    private async Task<IEnumerable<string>> Kinds(string id) => (await _dispatch.Open(id)).Select(t => t.Kind);

    private async Task ExpectEnded(TicketView ticket, TicketStatus status = TicketStatus.Closed)
    {
        ticket.Status.Should().Be(status);
        (await _dispatch.Open(ticket.Id)).Should().BeEmpty();
        var (instance, state) = _dispatch.Instance(ticket.WorkflowInstanceId);
        instance.Should().Be("Finished");
        state.GetProperty("incidents").GetArrayLength().Should().Be(0);
    }
}
