using System.Text.Json;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>What is refused, and how it is said; and who sees what.</summary>
public sealed class RefusalTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    [Fact]
    public async Task FileTicket_SameExternalRef_ReturnsTheTicketThatIsThere()
    {
        var first = await flow.Send(Filing("water.outage", "A-1"), Hotline);
        var again = await flow.Send(Filing("water.outage", "A-1"), Hotline);
        (first.Created, again.Created, again.Ticket.Id).Should().Be((true, false, first.Ticket.Id));
        (await flow.Send(Filing("noise.neighbour", "A-1"), Station)).Created.Should().BeTrue("a reference belongs to its key");
    }

    [Fact]
    public async Task FileTicket_UnknownCategoryAndCompound_NamesBothFields()
    {
        var filing = Filing("no.such") with { CompoundId = "compound-nowhere" };
        var refused = await flow.Invoking(f => f.Send(filing, Hotline)).Should().ThrowAsync<InvalidRequestException>();
        refused.Which.Errors.Keys.Should().Contain("categoryCode");
    }

    [Fact]
    public async Task FileTicket_ByADepartment_IsForbidden() =>
        await flow.Invoking(f => f.Send(Filing("water.outage"), Water)).Should().ThrowAsync<ForbiddenException>();

    [Fact]
    public async Task CompleteTask_RefusedRequests_AreToldApart()
    {
        var ticket = await flow.File("water.outage");
        var task = (await flow.Open(ticket.Id)).Single();
        await flow.Invoking(f => f.Send(new CompleteTask("0000000000000000", "Resolved", null, null), Station)).Should().ThrowAsync<NotFoundException>();
        await flow.Invoking(f => f.Send(new CompleteTask(task.Id, "Resolved", null, null), Water)).Should().ThrowAsync<NotFoundException>("it is not a department's to see");
        await flow.Invoking(f => f.Send(new CompleteTask(task.Id, "Resolved", null, null), Street)).Should().ThrowAsync<ForbiddenException>("the street sees it and does not hold it");
        await flow.Invoking(f => f.Send(new CompleteTask(task.Id, "NoSuch", null, null), Station)).Should().ThrowAsync<InvalidRequestException>();
        var misfit = await flow.Invoking(f => f.Send(new CompleteTask(task.Id, "NotAccepted", Json("""{"ground":"because"}"""), null), Station)).Should().ThrowAsync<UnprocessableException>();
        misfit.Which.Errors.Keys.Should().Equal("data.ground");
        var missing = await flow.Invoking(f => f.Send(new CompleteTask(task.Id, "NotAccepted", Json("{}"), null), Station)).Should().ThrowAsync<UnprocessableException>();
        missing.Which.Errors.Keys.Should().Equal("data.ground");
        await flow.Send(new CompleteTask(task.Id, "Escalate", null, null), Station);
        await flow.Invoking(f => f.Send(new CompleteTask(task.Id, "Escalate", null, null), Station)).Should().ThrowAsync<ConflictException>();
        (await flow.History(ticket.Id)).Count(h => h.TaskId == task.Id && h.Outcome is not null).Should().Be(1);
    }

    [Fact]
    public async Task CompleteTask_TwiceAtTheSameMoment_TakesEffectOnce()
    {
        var ticket = await flow.File("water.outage");
        var task = (await flow.Open(ticket.Id)).Single();
        var tries = Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                await flow.Send(new CompleteTask(task.Id, "Escalate", null, null), Station);
                return true;
            }
            catch (ConflictException)
            {
                return false;
            }
        }));
        (await Task.WhenAll(tries)).Count(won => won).Should().Be(1);
        (await flow.Open(ticket.Id)).Should().ContainSingle();
    }

    [Fact]
    public async Task Reporter_SeenByOthersThanTheHandler_IsMasked()
    {
        var ticket = await flow.File("water.outage");
        (await flow.Send(new GetTicket(ticket.Id), Station)).Reporter!.Phone.Should().Be("13900000001", "the station handles it");
        (await flow.Send(new GetTicket(ticket.Id), Admin)).Reporter.Should().Be(new ReporterView("王**", "139****0001", false, true));
        await flow.Invoking(f => f.Send(new GetTicket(ticket.Id), Fire)).Should().ThrowAsync<NotFoundException>("the fire department has no part in it");
    }

    [Fact]
    public async Task ClaimTask_ByASecondColleague_IsRefused()
    {
        var ticket = await flow.File("water.outage");
        var task = (await flow.Open(ticket.Id)).Single();
        var first = Caller.User("li", "station-guiyuan", Roles.Station);
        var second = Caller.User("zhang", "station-guiyuan", Roles.Station);
        (await flow.Send(new ClaimTask(task.Id), first)).State.Should().Be(TaskState.Claimed);
        await flow.Invoking(f => f.Send(new ClaimTask(task.Id), second)).Should().ThrowAsync<ConflictException>();
    }

    [Fact]
    public async Task Tracking_ShowsNoPersonalData()
    {
        var ticket = await flow.File("water.outage");
        var shown = JsonSerializer.Serialize(await flow.Send(new TrackTicket(ticket.TrackingCode.ToLowerInvariant()), Caller.Anonymous));
        shown.Should().NotContain("王芳").And.NotContain("139").And.NotContain(ticket.Id);
        await flow.Invoking(f => f.Send(new TrackTicket("NOSUCHCODE99"), Caller.Anonymous)).Should().ThrowAsync<NotFoundException>();
    }
}
