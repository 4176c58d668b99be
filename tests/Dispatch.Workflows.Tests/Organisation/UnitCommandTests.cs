using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.Tests.Organisation;

public sealed class UnitCommandTests : IAsyncLifetime
{
    private readonly DomainFixture _domain = new();

    public async Task InitializeAsync()
    {
        await _domain.Send(new CreateUnit(new UnitDraft { Id = "d", Kind = UnitKind.District, Name = "区" }));
        await _domain.Send(new CreateUnit(new UnitDraft { Id = "s", Kind = UnitKind.Street, Name = "街道", ParentId = "d" }));
        await _domain.Send(new CreateUnit(new UnitDraft { Id = "c", Kind = UnitKind.Community, Name = "社区", ParentId = "s" }));
    }

    public async Task DisposeAsync() => await _domain.DisposeAsync();

    [Fact]
    public async Task CreateUnit_Stored_IsInThePictureAtOnce()
    {
        await _domain.Send(new CreateUnit(new UnitDraft { Id = "x", Kind = UnitKind.Compound, Name = "小区", ParentId = "c", Households = 400 }));

        _domain.Reference.Unit("x")!.Households.Should().Be(400);
        _domain.Reference.StreetOf("x")!.Id.Should().Be("s");
        _domain.Reference.DistrictOf("x")!.Id.Should().Be("d");
    }

    [Theory]
    [InlineData(UnitKind.Compound, "nowhere", "parentId")]
    [InlineData(UnitKind.Compound, "s", "parentId")]
    [InlineData(UnitKind.Street, null, "parentId")]
    [InlineData(UnitKind.District, "d", "parentId")]
    public async Task CreateUnit_WithWrongParent_NamesTheField(UnitKind kind, string? parent, string field)
    {
        var create = () => _domain.Send(new CreateUnit(new UnitDraft { Id = "x", Kind = kind, Name = "名", ParentId = parent }));

        (await create.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey(field);
        _domain.Reference.Unit("x").Should().BeNull();
    }

    [Fact]
    public async Task CreateUnit_WithAPeriodThatEndsBeforeItBegins_IsRefused()
    {
        var create = () => _domain.Send(new CreateUnit(new UnitDraft { Kind = UnitKind.Street, Name = "名", ParentId = "d", ValidFrom = new(2026, 2, 1), ValidTo = new(2026, 1, 1) }));

        (await create.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Should().ContainKey("validTo");
    }

    [Fact]
    public async Task CreateUnit_WithATakenId_Conflicts()
    {
        var create = () => _domain.Send(new CreateUnit(new UnitDraft { Id = "c", Kind = UnitKind.Community, Name = "另一个", ParentId = "s" }));

        await create.Should().ThrowAsync<ConflictException>();
    }

    [Fact]
    public async Task CreateUnit_ByADepartment_IsForbidden()
    {
        var create = () => _domain.Send(new CreateUnit(new UnitDraft { Id = "x", Kind = UnitKind.Street, Name = "名", ParentId = "d" }), Caller.Key("k", "dept", Roles.Department));

        await create.Should().ThrowAsync<ForbiddenException>();
    }

    [Fact]
    public async Task UpdateUnit_ThatWasChangedSince_FailsThePrecondition()
    {
        await _domain.Send(new UpdateUnit("c", new UnitDraft { Kind = UnitKind.Community, Name = "新名", ParentId = "s" }), null, "\"v1\"");

        var second = () => _domain.Send(new UpdateUnit("c", new UnitDraft { Kind = UnitKind.Community, Name = "旧人改名", ParentId = "s" }), null, "\"v1\"");

        await second.Should().ThrowAsync<PreconditionFailedException>();
        _domain.Reference.Unit("c").Should().BeEquivalentTo(new { Name = "新名", Version = 2L });
    }

    [Fact]
    public async Task UpdateUnit_ThatIsNotThere_IsNotFound()
    {
        var update = () => _domain.Send(new UpdateUnit("x", new UnitDraft { Kind = UnitKind.Community, Name = "名", ParentId = "s" }));

        await update.Should().ThrowAsync<NotFoundException>();
    }

    [Fact]
    public async Task Effective_AfterAMerger_IsTheSuccessor()
    {
        await _domain.Send(new CreateUnit(new UnitDraft { Id = "c2", Kind = UnitKind.Community, Name = "并入社区", ParentId = "s" }));
        await _domain.Send(new UpdateUnit("c", new UnitDraft { Kind = UnitKind.Community, Name = "社区", ParentId = "s", ValidTo = new(2026, 12, 31), SuccessorId = "c2" }));

        _domain.Reference.Units.Effective("c", new(2026, 12, 31))!.Id.Should().Be("c");
        _domain.Reference.Units.Effective("c", new(2027, 1, 1))!.Id.Should().Be("c2");
    }

    [Fact]
    public async Task ListUnits_PageByPage_GivesEachOnce()
    {
        for (var i = 0; i < 7; i++)
        {
            await _domain.Send(new CreateUnit(new UnitDraft { Id = $"x{i}", Kind = UnitKind.Compound, Name = $"小区 {i}", ParentId = "c" }));
        }

        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _domain.Send(new ListUnits(new PageRequest(3, Cursor.Decode(cursor)), Within: "c"));
            page.Items.Should().HaveCountLessThanOrEqualTo(3);
            ids.AddRange(page.Items.Select(u => u.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        ids.Should().Equal("c", "x0", "x1", "x2", "x3", "x4", "x5", "x6");
    }
}
