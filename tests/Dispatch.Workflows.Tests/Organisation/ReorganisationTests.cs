using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tests.Flow;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Organisation;

/// <summary>Units merge, split and dissolve by date: what is open moves with them, what has ended keeps the old name.</summary>
public sealed class ReorganisationTests : IAsyncLifetime
{
    private readonly FlowFixture _flow = new();

    public Task InitializeAsync() => _flow.InitializeAsync();

    public Task DisposeAsync() => _flow.DisposeAsync();

    [Fact]
    public async Task Communities_Merged_TakeOpenTicketsAlong_AndLeaveThePastAsItWas()
    {
        var closed = await _flow.File("noise.neighbour");
        await _flow.Do(closed.Id, Station, "station.handle", "Resolved");
        await _flow.Send(new EvaluateByTrackingCode(closed.TrackingCode, "Satisfied", true, null));
        var open = await _flow.File("noise.neighbour");
        await _flow.Do(open.Id, Station, "station.handle", "Escalate");
        var due = (await _flow.Open(open.Id))[0].DueAt;
        var today = new DateOnly(2026, 9, 21);

        var order = await _flow.Send(new ReorganiseUnits(ReorganisationKind.Merge, ["community-sunshine", "community-lakeside"], [new("community-lakeside")], today.AddDays(3), "区划调整"), Admin);
        await _flow.Pass(TimeSpan.FromDays(2));
        (await _flow.Ticket(open.Id)).CommunityId.Should().Be("community-sunshine", "the date lies ahead");
        await _flow.Pass(TimeSpan.FromDays(1));
        await _flow.Pass(TimeSpan.FromSeconds(1));

        var moved = await _flow.Ticket(open.Id);
        (moved.CommunityId, moved.HolderUnitId).Should().Be(("community-lakeside", "community-lakeside"));
        var task = (await _flow.Open(open.Id)).Single(t => t.Kind == "community.handle");
        (task.UnitId, task.DueAt).Should().Be(("community-lakeside", due));
        (await _flow.History(open.Id)).Should().Contain(h => h.Kind == HistoryKinds.TaskMoved && h.Text.Contains("机构调整"));
        (await _flow.Ticket(closed.Id)).CommunityId.Should().Be("community-sunshine");
        (await _flow.Send(new GetUnit("compound-guiyuan"))).ParentId.Should().Be("community-lakeside");
        (await _flow.Send(new ListReorganisations(new PageRequest()))).Items.Single(r => r.Id == order.Id).Should().Match<Reorganisation>(r => r.DoneAt != null && r.TicketsMoved >= 1);

        var report = await _flow.Send(new GetSlaReport(new ReportQuestion(null, new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), ReportGroup.Community)), Admin);
        report.Groups.Select(g => g.Key).Should().Contain(["community-sunshine", "community-lakeside"], "past cases stay with the unit that had them");
        (await _flow.File("noise.neighbour")).CommunityId.Should().Be("community-lakeside");
        (await _flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await _flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
        (await _flow.Send(new VerifyLedgers())).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Department_Split_ByCategory_MovesItsCallsWhileTheyRun()
    {
        foreach (var (id, name) in (IEnumerable<(string, string)>)[("dept-water-supply", "供水局"), ("dept-drainage", "排水局")])
        {
            await _flow.Send(new CreateUnit(new UnitDraft { Id = id, Kind = UnitKind.Department, Name = name, ParentId = "district-dongming" }), Admin);
        }

        var ticket = await _flow.File("water.outage");
        await _flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        await _flow.Do(ticket.Id, Community, "community.whistle", "Whistle");
        await _flow.Do(ticket.Id, Water, "department.signIn", "Accept");
        await _flow.Send(new ReorganiseUnits(ReorganisationKind.Split, ["dept-water"], [new("dept-drainage"), new("dept-water-supply", Categories: ["water"])]), Admin);
        await _flow.Pass(TimeSpan.FromSeconds(1));
        await _flow.Pass(TimeSpan.FromSeconds(1));

        var supply = Caller.Key("supply", "dept-water-supply", Roles.Department);
        await _flow.Do(ticket.Id, Housing, "department.signIn", "Accept");
        await _flow.Do(ticket.Id, Housing, "department.report", "Resolved", Forms.Reply);
        await _flow.Do(ticket.Id, supply, "department.report", "Resolved", Forms.Reply);
        (await _flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Verifying);
    }

    [Fact]
    public async Task DutyLists_OfAMergedCommunity_PassToTheSuccessor_WhoseOwnEntriesStay()
    {
        var day = new DateOnly(2026, 9, 24);
        var own = await Lists("community-lakeside", day);
        var before = await Lists("community-sunshine", day);
        before.Should().Contain(e => e.CategoryCode == "noise.neighbour").And.Contain(e => e.CategoryCode == "care.elder");

        await _flow.Send(new ReorganiseUnits(ReorganisationKind.Merge, ["community-sunshine"], [new("community-lakeside")], day, "区划调整"), Admin);
        (await Lists("community-sunshine", day)).Should().HaveSameCount(before, "the date lies ahead");
        await _flow.Pass(TimeSpan.FromDays(4));

        (await Lists("community-sunshine", day)).Should().BeEmpty();
        (await Lists("community-sunshine", day.AddDays(-1))).Should().HaveSameCount(before, "the past is as it was");
        var after = await Lists("community-lakeside", day);
        after.Select(e => (e.List, e.CategoryCode)).Should().OnlyHaveUniqueItems().And.Contain(before.Select(e => (e.List, e.CategoryCode)));
        own.Should().Contain(e => e.CategoryCode == "care.elder");
        after.Select(e => e.Id).Should().Contain(own.Select(e => e.Id));
        (await _flow.Send(new LookUpDuty("noise.neighbour", "community-lakeside"), Admin)).Result.Should().Be(DutyResult.Own);
    }

    [Fact]
    public async Task Community_SplitByItsCompounds_DividesPlacesAndTickets_AndEachPartKeepsTheList()
    {
        var here = await _flow.File("noise.neighbour");
        await _flow.Send(new ReorganiseUnits(ReorganisationKind.Split, ["community-sunshine"], [new("community-lakeside", ["compound-guiyuan"]), new("community-old-town")]), Admin);
        await _flow.Pass(TimeSpan.FromSeconds(1));
        await _flow.Pass(TimeSpan.FromSeconds(1));

        (await _flow.Send(new GetUnit("compound-guiyuan"))).ParentId.Should().Be("community-lakeside");
        _flow.Query("SELECT COUNT(*) FROM units WHERE parent_id = 'community-sunshine' AND valid_to IS NULL", r => r.GetInt64(0)).Should().Be(0);
        _flow.Query("SELECT COUNT(*) FROM units WHERE parent_id = 'community-old-town' AND kind = 'Compound'", r => r.GetInt64(0)).Should().BeGreaterThan(0, "what no part names goes with the rest");
        (await _flow.Ticket(here.Id)).CommunityId.Should().Be("community-lakeside");
        foreach (var part in new[] { "community-lakeside", "community-old-town" })
        {
            (await Lists(part, new(2026, 9, 21))).Should().Contain(e => e.List == DutyList.Own && e.CategoryCode == "noise.neighbour");
        }
    }

    [Fact]
    public async Task Entries_ThatNameADepartmentThatEnds_NameItsSuccessor()
    {
        await _flow.Send(new CreateUnit(new UnitDraft { Id = "dept-city", Kind = UnitKind.Department, Name = "城市运行局", ParentId = "district-dongming" }), Admin);
        await _flow.Send(new ReorganiseUnits(ReorganisationKind.Merge, ["dept-water", "dept-housing"], [new("dept-city")]), Admin);
        await _flow.Pass(TimeSpan.FromSeconds(1));

        var found = await _flow.Send(new LookUpDuty("water.outage", "community-sunshine"), Admin);

        found.Entry!.LeadDepartmentId.Should().Be("dept-city");
        found.Entry.HelperDepartmentIds.Should().NotContain(["dept-water", "dept-housing"]);
    }

    private async Task<List<DutyEntry>> Lists(string community, DateOnly day) =>
        [.. (await _flow.Send(new ListDutyEntries(new PageRequest(200), AsOf: day), Admin)).Items.Where(e => e.UnitId == community && e.InForce(day))];

    [Fact]
    public async Task Reorganisation_ThatMakesNoSense_IsRefusedByField()
    {
        await Refused("unitIds[0]", new(ReorganisationKind.Dissolve, ["community-nowhere"], [new("community-lakeside")]));
        await Refused("parts[0].unitId", new(ReorganisationKind.Dissolve, ["community-sunshine"], [new("dept-water")]));
        await Refused("parts", new(ReorganisationKind.Split, ["community-sunshine"], [new("community-lakeside")]));
        await Refused("parts[1].children", new(ReorganisationKind.Split, ["community-sunshine"], [new("community-lakeside"), new("community-old-town", ["compound-nowhere"])]));
    }

    [Fact]
    public async Task Task_WhoseUnitHasNobodyOnDuty_GoesToItsHead_AndIsMarked()
    {
        await _flow.Send(new CreateMember(new MemberDraft { Id = "m-head", Name = "李站长", Posts = [new PostHolding { UnitId = "station-guiyuan", Post = "head", ValidFrom = new(2020, 1, 1) }] }), Admin);
        foreach (var line in (await _flow.Send(new ListRosters(new PageRequest(200), UnitId: "station-guiyuan"))).Items)
        {
            await _flow.Send(new UpdateRoster(line.Id, new RosterDraft { UnitId = line.UnitId, MemberId = line.MemberId, ValidFrom = line.ValidFrom, ValidTo = line.ValidFrom }), Admin);
        }

        var off = (await _flow.Open((await _flow.File("noise.neighbour")).Id))[0];
        off.OffDuty.Should().BeTrue();
        off.AssigneeId.Should().NotBeNull();

        await _flow.Send(new CreateRoster(new RosterDraft { UnitId = "station-guiyuan", MemberId = "m-head", ValidFrom = new(2020, 1, 1) }), Admin);
        var on = (await _flow.Open((await _flow.File("noise.neighbour")).Id))[0];
        (on.OffDuty, on.AssigneeId).Should().Be((false, null));
    }

    [Fact]
    public async Task Station_Dissolved_GivesWhatIsOpenToItsHeir_AndItsPastStays()
    {
        await _flow.Send(new CreateUnit(new UnitDraft { Id = "station-heir", Kind = UnitKind.Station, Name = "承接驿站", ParentId = "compound-guiyuan", ValidFrom = new(2020, 1, 1) }), Admin);
        var past = await _flow.File("noise.neighbour");
        await _flow.Do(past.Id, Station, "station.handle", "Resolved");
        var open = await _flow.File("noise.neighbour");
        var due = (await _flow.Open(open.Id))[0].DueAt;

        await _flow.Send(new ReorganiseUnits(ReorganisationKind.Dissolve, ["station-guiyuan"], [new("station-heir")], null, "驿站撤销"), Admin);
        await _flow.Pass(TimeSpan.FromSeconds(1));

        var task = (await _flow.Open(open.Id)).Single();
        (task.Kind, task.UnitId, task.DueAt).Should().Be(("station.handle", "station-heir", due));
        (await _flow.History(open.Id)).Should().Contain(h => h.Kind == HistoryKinds.TaskMoved);
        (await _flow.History(past.Id)).Should().Contain(h => h.Outcome == "Resolved" && h.Actor.UnitId == "station-guiyuan");
        (await _flow.Open((await _flow.File("noise.neighbour")).Id)).Single().UnitId.Should().Be("station-heir");
    }

    [Fact]
    public async Task Task_WhoseUnitHasNobodyOnDutyAndNoHead_StaysTheUnits_AndIsMarked()
    {
        var lines = (await _flow.Send(new ListRosters(new PageRequest(200), UnitId: "station-guiyuan"))).Items;
        foreach (var line in lines)
        {
            await _flow.Send(new UpdateRoster(line.Id, new RosterDraft { UnitId = line.UnitId, MemberId = line.MemberId, ValidFrom = line.ValidFrom, ValidTo = line.ValidFrom }), Admin);
        }

        foreach (var head in (await _flow.Send(new ListMembers(new PageRequest(200), UnitId: "station-guiyuan"))).Items.Where(m => m.Posts.Any(p => p is { UnitId: "station-guiyuan", Post: "head" })))
        {
            await _flow.Send(new UpdateMember(head.Id, new MemberDraft { Name = head.Name, Posts = [.. head.Posts.Where(p => p.Post != "head")] }), Admin);
        }

        var task = (await _flow.Open((await _flow.File("noise.neighbour")).Id))[0];
        (task.UnitId, task.OffDuty, task.AssigneeId).Should().Be(("station-guiyuan", true, null));
    }

    private async Task Refused(string field, ReorganiseUnits request)
    {
        var send = () => _flow.Send(request, Admin);
        (await send.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey(field);
    }
}
