using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>A wrong category or place is mended with a new look-up, on record.</summary>
public sealed class CorrectionTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Category_Corrected_AsksTheListsAnew()
    {
        var ticket = await flow.File("noise.neighbour");
        await flow.Do(ticket.Id, Station, "station.handle", "Escalate");
        (await flow.Ticket(ticket.Id)).Duty!.Result.Should().Be("Own");

        var corrected = await flow.Send(new CorrectTicket(ticket.Id, "实为停水", CategoryCode: "water.outage"), Community);
        (corrected.CategoryCode, corrected.Duty!.Result, corrected.LeadDepartmentId, corrected.ReceivedAt).Should().Be(("water.outage", "Department", "dept-water", ticket.ReceivedAt));
        (await flow.Open(ticket.Id)).Should().ContainSingle().Which.Kind.Should().Be("community.whistle");
        var item = (await flow.History(ticket.Id)).Single(h => h.Kind == HistoryKinds.Corrected);
        item.Data!.Value.GetProperty("before").GetProperty("categoryCode").GetString().Should().Be("noise.neighbour");
        item.Data.Value.GetProperty("before").GetProperty("dutyEntryId").GetString().Should().Be("own-sunshine-noise-neighbour");
        (await flow.Send(new VerifyFacts())).Faults.Should().BeEmpty();
        (await flow.Send(new VerifyCounters())).Faults.Should().BeEmpty();
    }

    [Fact]
    public async Task Place_Corrected_MovesTheTicketToTheRightCommunity()
    {
        var ticket = await flow.File("noise.neighbour");
        var corrected = await flow.Send(new CorrectTicket(ticket.Id, "地址填错", CommunityId: "community-lakeside"), Hotline);
        (corrected.CommunityId, corrected.CompoundId).Should().Be(("community-lakeside", null));
        (await flow.Open(ticket.Id)).Should().ContainSingle().Which.UnitId.Should().Be("community-lakeside");
    }

    [Fact]
    public async Task Correction_WithoutReasonOrChange_IsRefused()
    {
        var ticket = await flow.File("noise.neighbour");
        await Fails<InvalidRequestException>(new CorrectTicket(ticket.Id, null, CategoryCode: "water.outage"));
        await Fails<InvalidRequestException>(new CorrectTicket(ticket.Id, "无", CategoryCode: "noise.neighbour"));
        await Fails<InvalidRequestException>(new CorrectTicket(ticket.Id, "无", CategoryCode: "no.such"));
        await flow.Do(ticket.Id, Station, "station.handle", "Resolved");
        await Fails<ConflictException>(new CorrectTicket(ticket.Id, "太晚", CategoryCode: "water.outage"));
    }

    private async Task Fails<T>(CorrectTicket request)
        where T : Exception
    {
        var send = () => flow.Send(request, Community);
        await send.Should().ThrowAsync<T>();
    }
}
