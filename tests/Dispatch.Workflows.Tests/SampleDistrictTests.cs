using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tests;

public sealed class SampleDistrictTests : IAsyncLifetime
{
    private static readonly DateOnly _day = new(2026, 9, 21);
    private readonly DomainFixture _domain = new();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "district");

    private ReferenceData Data => _domain.Reference;

    public async Task InitializeAsync()
    {
        await _domain.Send(new LoadReference(new ReferenceDrafts()) { WithDefaults = true });
        await _domain.Send(new LoadReference(ReferenceDrafts.Read(Folder)));
    }

    public async Task DisposeAsync() => await _domain.DisposeAsync();

    [Fact]
    public async Task Loaded_Again_AddsNothing()
    {
        (await _domain.Send(new LoadReference(new ReferenceDrafts()) { WithDefaults = true })).Should().Be(0);
        (await _domain.Send(new LoadReference(ReferenceDrafts.Read(Folder)))).Should().Be(0);
    }

    [Fact]
    public void Units_AsPromised_AreThere()
    {
        int Count(UnitKind kind) => Data.Units.Units.Count(u => u.Kind == kind);

        (Count(UnitKind.District), Count(UnitKind.Street), Count(UnitKind.Community), Count(UnitKind.Compound), Count(UnitKind.Station), Count(UnitKind.Department))
            .Should().Be((1, 2, 4, 12, 12, 8));
        Data.StationOf("compound-guiyuan")!.Id.Should().Be("station-guiyuan");
        Data.CommunityOf("station-guiyuan")!.Id.Should().Be("community-sunshine");
        Data.StreetOf("station-guiyuan")!.Id.Should().Be("street-hanjiang");
        Data.DistrictOf("station-guiyuan")!.Id.Should().Be("district-dongming");
        new[] { "dept-water", "dept-urban-management", "dept-housing", "dept-fire" }.Should().OnlyContain(id => Data.Unit(id)!.Kind == UnitKind.Department);
    }

    [Theory]
    [InlineData("water.outage", DutyResult.Department, "dept-water", "dept-housing", WhistleType.Routine)]
    [InlineData("noise.neighbour", DutyResult.Own, null, "", WhistleType.Routine)]
    [InlineData("illegal-building", DutyResult.Department, "dept-urban-management", "dept-housing,dept-fire", WhistleType.Joint)]
    [InlineData("certificate.residence", DutyResult.Certificate, null, "", WhistleType.Routine)]
    [InlineData("certificate.good-conduct", DutyResult.Abolished, null, "", WhistleType.Routine)]
    [InlineData("parking.disorder", DutyResult.Unlisted, null, "", WhistleType.Routine)]
    [InlineData("fire.passage-blocked", DutyResult.Department, "dept-fire", "dept-urban-management", WhistleType.Emergency)]
    [InlineData("fire.ebike", DutyResult.Assist, "dept-fire", "", WhistleType.Routine)]
    public void LookUpDuty_InEveryCommunity_AnswersAsPromised(string category, DutyResult result, string? lead, string helpers, WhistleType type)
    {
        foreach (var community in Data.Units.Units.Where(u => u.Kind == UnitKind.Community))
        {
            var found = Data.LookUpDuty(category, community.Id, _day);

            found.Result.Should().Be(result);
            found.LeadDepartmentId.Should().Be(lead);
            found.HelperDepartmentIds.Should().Equal(helpers.Split(',', StringSplitOptions.RemoveEmptyEntries));
            found.WhistleType.Should().Be(type);
            (found.Entry is null).Should().Be(result == DutyResult.Unlisted);
        }
    }

    [Fact]
    public void LookUpDuty_BeforeTheEntryBegan_IsUnlisted() =>
        Data.LookUpDuty("noise.neighbour", "community-sunshine", new(2019, 12, 31)).Result.Should().Be(DutyResult.Unlisted);

    [Fact]
    public void Abolished_Items_SayWhyAndWhereToGo()
    {
        var abolished = Data.Duties.Entries.Where(e => e.List == DutyList.Abolished).ToList();

        abolished.Should().NotBeEmpty().And.OnlyContain(e => e.Basis != null && e.Instead != null);
    }

    [Theory]
    [InlineData("dept-civil-affairs", "community-sunshine", "elder-survey", true, AdmissionReason.Admitted)]
    [InlineData("dept-fire", "community-sunshine", "fire-patrol", true, AdmissionReason.Admitted)]
    [InlineData("dept-fire", "community-old-town", "fire-patrol", false, AdmissionReason.Absent)]
    [InlineData("dept-market", "community-sunshine", "elder-survey", false, AdmissionReason.Absent)]
    [InlineData("dept-civil-affairs", "community-sunshine", "population-census", false, AdmissionReason.NotInForce)]
    [InlineData("dept-market", "community-old-town", "app-promotion", false, AdmissionReason.NotInForce)]
    [InlineData("dept-fire", "community-sunshine", "fire.ebike", true, AdmissionReason.Listed)]
    [InlineData(null, "community-sunshine", "fire.ebike", false, AdmissionReason.AssistOnly)]
    [InlineData(null, "community-sunshine", "noise.neighbour", true, AdmissionReason.Listed)]
    [InlineData(null, "community-sunshine", "parking.disorder", false, AdmissionReason.Absent)]
    [InlineData("dept-urban-management", "community-sunshine", "illegal-building", false, AdmissionReason.DepartmentDuty)]
    [InlineData("dept-urban-management", "community-sunshine", "certificate.good-conduct", false, AdmissionReason.Abolished)]
    public void CheckAdmission_CitesTheEntryOrItsAbsence(string? department, string community, string matter, bool allowed, AdmissionReason reason)
    {
        var check = Data.CheckAdmission(department, community, matter, _day);

        (check.Allowed, check.Reason).Should().Be((allowed, reason));
        (check.EntryId is null).Should().Be(reason == AdmissionReason.Absent);
        check.Text.Should().Contain(check.EntryId ?? matter);
        check.TextEn.Should().Contain(check.EntryId ?? matter);
    }

    [Theory]
    [InlineData("ticket", "water.outage", Urgency.Normal, "dongming-ticket-water-outage")]
    [InlineData("ticket", "water.outage", Urgency.Emergency, "default-ticket-emergency")]
    [InlineData("ticket", "noise.shop", Urgency.Normal, "dongming-ticket-noise")]
    [InlineData("ticket", "greenery.tree", Urgency.Normal, "default-ticket")]
    [InlineData("department.report", "illegal-building", Urgency.Normal, "dongming-report-illegal-building")]
    public void Limit_ForKindCategoryAndUrgency_IsTheNearestRules(string kind, string category, Urgency urgency, string policy) =>
        Data.Limit(kind, category, urgency, _day)!.PolicyId.Should().Be(policy);

    [Theory]
    [InlineData("station.handle")]
    [InlineData("community.handle")]
    [InlineData("community.whistle")]
    [InlineData("street.coordinate")]
    [InlineData("street.meeting")]
    [InlineData("street.approve")]
    [InlineData("street.supervise")]
    [InlineData("department.signIn")]
    [InlineData("department.arrive")]
    [InlineData("department.report")]
    [InlineData("community.verify")]
    [InlineData("resident.evaluate")]
    [InlineData("community.evaluate")]
    [InlineData("department.evaluate")]
    [InlineData("district.supervise")]
    public void Limit_OfEveryKindOfTask_IsThereForEveryUrgency(string kind)
    {
        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            var limit = Data.Limit(kind, "parking.disorder", urgency, _day);

            limit.Should().NotBeNull();
            Data.Due(limit!, _domain.Clock.GetUtcNow()).DueAt.Should().BeAfter(_domain.Clock.GetUtcNow());
        }
    }

    [Theory]
    [InlineData("家里停水两天了", "water.outage")]
    [InlineData("违建", "illegal-building")]
    [InlineData("楼上太吵", "noise.neighbour")]
    [InlineData("路灯不亮", "road.light")]
    public void Search_ByEverydayWords_FindsTheCategoryFirst(string text, string code) =>
        Data.Categories.Search(text, _day).First().Code.Should().Be(code);

    [Fact]
    public void OnDuty_AtNightAndByDay_FollowsTheRoster()
    {
        Data.Units.OnDuty("dept-water", new DateTime(2026, 9, 21, 3, 0, 0)).Should().HaveCount(1, "departments sign in day and night");
        Data.Units.OnDuty("station-guiyuan", new DateTime(2026, 9, 21, 9, 0, 0)).Should().HaveCount(1);
        Data.Units.OnDuty("station-guiyuan", new DateTime(2026, 9, 21, 22, 0, 0)).Should().BeEmpty();
    }

    [Fact]
    public async Task OneWrongRow_RefusesAllAndNamesRowAndField()
    {
        var drafts = new ReferenceDrafts
        {
            Units = [new UnitDraft { Id = "good", Kind = UnitKind.Street, Name = "好", ParentId = "district-dongming" }, new UnitDraft { Id = "bad", Kind = UnitKind.Street, Name = "坏", ParentId = "nowhere" }],
        };

        var load = () => _domain.Send(new LoadReference(drafts));

        (await load.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("units[1].parentId");
        Data.Unit("good").Should().BeNull();
    }
}
