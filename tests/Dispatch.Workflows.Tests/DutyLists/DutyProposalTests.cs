using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tests.Flow;

namespace Dispatch.Workflows.Tests.DutyLists;

/// <summary>An entry on its way: proposed by one side, agreed to by the other, published, amended, each step on record.</summary>
public sealed class DutyProposalTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private static readonly Caller _lakeside = Caller.Key("demo-community-lakeside", "community-lakeside", Roles.Community);

    [Fact]
    public async Task Entry_ProposedConfirmedPublished_CountsFromThen()
    {
        var proposed = await flow.Send(new ProposeDutyEntry(Draft("parking.disorder", "dept-urban-management")), FlowFixture.Community);
        (proposed.State, proposed.ProposedBy).Should().Be((DutyState.Proposed, "community-sunshine"));
        (await LookUp("parking.disorder")).Result.Should().Be(DutyResult.Unlisted);

        await Refused(new ConfirmDutyEntry(proposed.Id), FlowFixture.Community);
        await Refused(new ConfirmDutyEntry(proposed.Id), FlowFixture.Water);
        await Conflicts(new PublishDutyEntry(proposed.Id), FlowFixture.District);
        var confirmed = await flow.Send(new ConfirmDutyEntry(proposed.Id, "同意"), FlowFixture.Urban);
        (confirmed.State, confirmed.ConfirmedBy).Should().Be((DutyState.Confirmed, "dept-urban-management"));

        await flow.Send(new PublishDutyEntry(proposed.Id), FlowFixture.District);
        var found = await LookUp("parking.disorder");
        (found.Result, found.Entry!.Id).Should().Be((DutyResult.Assist, proposed.Id));

        var history = await flow.Send(new GetReferenceHistory("duty-lists", proposed.Id, new PageRequest()));
        history.Items.Select(h => (h.Version, h.Action, h.Actor.UnitId, h.Note)).Should().Equal(
            (1, "proposed", "community-sunshine", null), (2, "confirmed", "dept-urban-management", "同意"), (3, "published", "district-dongming", null));
    }

    [Fact]
    public async Task Amendment_WhenPublished_EndsWhatItAmendsTheDayBefore()
    {
        const string amended = "assist-sunshine-sanitation-rubbish";
        var today = DateOnly.FromDateTime(flow.Clock.GetUtcNow().UtcDateTime);
        var draft = Draft("sanitation.rubbish", "dept-urban-management") with { ValidFrom = today.AddDays(30), Title = "协助垃圾分类" };
        var proposal = await flow.Send(new ProposeDutyEntry(draft, amended), FlowFixture.Urban);
        await Conflicts(new ProposeDutyEntry(draft, amended), FlowFixture.Community);
        await flow.Send(new ConfirmDutyEntry(proposal.Id), FlowFixture.Community);
        await flow.Send(new PublishDutyEntry(proposal.Id), FlowFixture.District);

        (await LookUp("sanitation.rubbish", today.AddDays(29))).Entry!.Id.Should().Be(amended);
        (await LookUp("sanitation.rubbish", today.AddDays(30))).Entry!.Id.Should().Be(proposal.Id);
        var history = await flow.Send(new GetReferenceHistory("duty-lists", amended, new PageRequest()));
        history.Items[^1].Should().Match<ReferenceChangeView>(h => h.Action == "amended" && h.Note == proposal.Id);
    }

    [Fact]
    public async Task OwnDuty_ProposedByTheStreet_AsksTheCommunity()
    {
        var draft = Draft("greenery.tree", null) with { List = DutyList.Own, UnitId = "community-lakeside" };
        var proposed = await flow.Send(new ProposeDutyEntry(draft), FlowFixture.District);
        await Refused(new ConfirmDutyEntry(proposed.Id), FlowFixture.Street);
        (await flow.Send(new ConfirmDutyEntry(proposed.Id), _lakeside)).State.Should().Be(DutyState.Confirmed);
    }

    [Fact]
    public async Task Refused_NeedsAReason_AndGoesNoFurther()
    {
        var proposed = await flow.Send(new ProposeDutyEntry(Draft("noise.construction", "dept-urban-management")), FlowFixture.Community);
        var bare = () => flow.Send(new RefuseDutyEntry(proposed.Id, null), FlowFixture.Urban);
        await bare.Should().ThrowAsync<InvalidRequestException>();
        (await flow.Send(new RefuseDutyEntry(proposed.Id, "非我单位职责"), FlowFixture.Urban)).State.Should().Be(DutyState.Refused);
        await Conflicts(new ConfirmDutyEntry(proposed.Id), FlowFixture.Urban);
    }

    [Fact]
    public async Task Proposal_ForAnotherCommunity_IsForbidden()
    {
        var propose = () => flow.Send(new ProposeDutyEntry(Draft("noise.construction", "dept-fire")), _lakeside);
        await propose.Should().ThrowAsync<ForbiddenException>();
    }

    private static DutyEntryDraft Draft(string category, string? lead) => new()
    {
        List = DutyList.Assist, UnitId = "community-sunshine", CategoryCode = category, Title = "协助巡查", LeadDepartmentId = lead, Basis = "会议纪要",
    };

    private Task<DutyLookUp> LookUp(string category, DateOnly? day = null) => flow.Send(new LookUpDuty(category, "community-sunshine", day));

    private async Task Refused(ConfirmDutyEntry request, Caller caller)
    {
        var send = () => flow.Send(request, caller);
        await send.Should().ThrowAsync<ForbiddenException>();
    }

    private async Task Conflicts<T>(MediatR.IRequest<T> request, Caller caller)
    {
        var send = () => flow.Send(request, caller);
        await send.Should().ThrowAsync<ConflictException>();
    }
}
