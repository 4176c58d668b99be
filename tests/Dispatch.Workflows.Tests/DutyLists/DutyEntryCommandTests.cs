using CsCheck;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tests.DutyLists;

public sealed class DutyEntryCommandTests : IAsyncLifetime
{
    private readonly DomainFixture _domain = new();

    public async Task InitializeAsync() =>
        await _domain.Send(new LoadReference(ReferenceDrafts.Read(Path.Combine(AppContext.BaseDirectory, "samples", "district")) with { SlaPolicies = [] }) { WithDefaults = true });

    public async Task DisposeAsync() => await _domain.DisposeAsync();

    [Fact]
    public async Task Create_OverlappingAnEntryOfTheSameList_IsRefusedWithTheOther()
    {
        var create = () => _domain.Send(new CreateDutyEntry(Draft(DutyList.Own, "noise.neighbour")));

        (await create.Should().ThrowAsync<InvalidRequestException>()).Which.Errors["validFrom"].Single().Should().Contain("own-sunshine-noise-neighbour");
    }

    [Fact]
    public async Task Create_AfterTheOtherHasEnded_CountsFromItsFirstDay()
    {
        var old = _domain.Reference.DutyEntry("own-sunshine-noise-neighbour")!;
        await _domain.Send(new UpdateDutyEntry(old.Id, Draft(DutyList.Own, "noise.neighbour") with { ValidFrom = old.ValidFrom, ValidTo = new(2026, 12, 31) }));
        var made = await _domain.Send(new CreateDutyEntry(Draft(DutyList.Own, "noise.neighbour") with { ValidFrom = new(2027, 1, 1) }));

        _domain.Reference.LookUpDuty("noise.neighbour", "community-sunshine", new(2026, 12, 31)).Entry!.Id.Should().Be(old.Id);
        _domain.Reference.LookUpDuty("noise.neighbour", "community-sunshine", new(2027, 1, 1)).Entry!.Id.Should().Be(made.Id);
        var then = await _domain.Send(new ListDutyEntries(new PageRequest(), UnitId: "community-sunshine", CategoryCode: "noise.neighbour", AsOf: new(2026, 12, 31)));
        then.Items.Select(e => e.Id).Should().Equal(old.Id);
    }

    [Theory]
    [InlineData("unitId")]
    [InlineData("categoryCode")]
    [InlineData("leadDepartmentId")]
    [InlineData("helperDepartmentIds[0]")]
    public async Task Create_NamingWhatIsNotThere_NamesTheField(string field)
    {
        var draft = Draft(DutyList.Own, "parking.disorder");
        draft = field switch
        {
            "unitId" => draft with { UnitId = "community-nowhere" },
            "categoryCode" => draft with { CategoryCode = "nothing" },
            "leadDepartmentId" => draft with { LeadDepartmentId = "community-sunshine" },
            _ => draft with { HelperDepartmentIds = ["dept-nowhere"] },
        };

        var create = () => _domain.Send(new CreateDutyEntry(draft));

        (await create.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey(field);
    }

    [Fact]
    public async Task Create_AbolishedWithoutBasisAndWhereToGo_IsRefused()
    {
        var create = () => _domain.Send(new CreateDutyEntry(Draft(DutyList.Abolished, "certificate.residence")));

        (await create.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Keys.Should().Contain(["basis", "instead"]);
    }

    [Fact]
    public async Task Proposed_Entries_DecideNothing()
    {
        await _domain.Send(new CreateDutyEntry(Draft(DutyList.Own, "parking.disorder") with { State = DutyState.Proposed }));

        _domain.Reference.LookUpDuty("parking.disorder", "community-sunshine", new(2026, 9, 21)).Result.Should().Be(DutyResult.Unlisted);
    }

    [Fact]
    public async Task StreetsEntry_HoldsForItsCommunitiesUntilOneHasItsOwn()
    {
        await _domain.Send(new CreateDutyEntry(Draft(DutyList.Own, "parking.disorder") with { Id = "street-rule", UnitId = "street-hanjiang" }));
        await _domain.Send(new CreateDutyEntry(Draft(DutyList.Assist, "parking.disorder") with { Id = "own-rule", UnitId = "community-lakeside", LeadDepartmentId = "dept-transport" }));

        string? Entry(string community) => _domain.Reference.LookUpDuty("parking.disorder", community, new(2026, 9, 21)).Entry?.Id;
        (Entry("community-sunshine"), Entry("community-lakeside"), Entry("community-old-town")).Should().Be(("street-rule", "own-rule", null));
    }

    /// <summary>What may be put on a community is exactly what a list or a live admission names, whatever the category, place and day.</summary>
    [Fact]
    public void Admission_OfAnyMatterAnywhereAnyDay_AgreesWithThePlainReadingOfTheLists()
    {
        var data = _domain.Reference;
        var communities = data.Units.Units.Where(u => u.Id.StartsWith("community-", StringComparison.Ordinal)).Select(u => u.Id).ToArray();
        var departments = data.Units.Units.Where(u => u.Id.StartsWith("dept-", StringComparison.Ordinal)).Select(u => u.Id).ToArray();
        string[] matters = [.. data.Categories.Categories.Select(c => c.Code), .. data.Admissions.Entries.Select(e => e.Matter), "made-up"];

        Gen.Select(Gen.Int[0, departments.Length - 1], Gen.Int[0, communities.Length - 1], Gen.Int[0, matters.Length - 1], Gen.Int[0, 4000]).Sample((d, c, m, days) =>
        {
            var (department, community, matter, day) = (departments[d], communities[c], matters[m], new DateOnly(2019, 6, 1).AddDays(days));
            var territory = data.Units.SelfAndAncestors(community);
            bool Stands(params DutyList[] lists) => data.Duties.Entries.Any(e => e.CategoryCode == matter && e.UnitId == community && lists.Contains(e.List) && e.InForce(day));
            var admitted = data.Admissions.Entries.Any(e => e.Matter == matter && e.DepartmentId == department && e.InForce(day) && e.UnitIds.Any(territory.Contains));
            var expected = !Stands(DutyList.Abolished) && (admitted || Stands(DutyList.Own, DutyList.Assist, DutyList.Certificate));

            return data.CheckAdmission(department, community, matter, day).Allowed == expected;
        });
    }

    private static DutyEntryDraft Draft(DutyList list, string category) =>
        new() { List = list, UnitId = "community-sunshine", CategoryCode = category, Title = "事项" };
}
