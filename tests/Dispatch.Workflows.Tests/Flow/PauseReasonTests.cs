using Dispatch.Workflows.Access;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>For which reasons a limit's clock may stand still, and who decides: the limit says.</summary>
public sealed class PauseReasonTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    [Fact]
    public async Task Limit_WithReasonsOfItsOwn_RefusesOthers_AndNamesWhoDecides()
    {
        await flow.Send(
            new UpdateSlaPolicy("dongming-report-water-outage", new SlaPolicyDraft
            {
                TaskKind = TaskKinds.Report,
                CategoryCode = "water.outage",
                Urgency = Urgency.Urgent,
                Amount = 24,
                Unit = LimitUnit.Hours,
                Pauses = [new("season"), new("funds", "district")],
                ValidFrom = new(2020, 1, 1),
            }),
            Admin);
        var report = await AtReport();

        var refused = () => flow.Send(new SuspendTask(report.Id, "works", 30, null), Water);
        (await refused.Should().ThrowAsync<UnprocessableException>()).Which.Errors["reason"].Single().Should().Contain("season").And.Contain("funds");
        (await flow.Open(report.TicketId, TaskKinds.Report)).Should().ContainSingle().Which.Id.Should().Be(report.Id, "nothing was changed");

        await flow.Send(new SuspendTask(report.Id, "funds", 30, null), Water);
        (await flow.Open(report.TicketId, TaskKinds.StreetApprove)).Single().UnitId.Should().Be("district-dongming");
        await flow.Do(report.TicketId, District, TaskKinds.StreetApprove, "Approved");
        var paused = (await flow.Open(report.TicketId, TaskKinds.Report)).Single();
        (await flow.Ticket(report.TicketId)).Status.Should().Be(TicketStatus.Suspended);

        await flow.Send(new ResumeTask(paused.Id), Water);
        await flow.Send(new SuspendTask((await flow.Open(report.TicketId, TaskKinds.Report)).Single().Id, "season", 30, null), Water);
        (await flow.Open(report.TicketId, TaskKinds.StreetApprove)).Single().UnitId.Should().Be("street-hanjiang", "the workflow's own approver where the limit names none");
    }

    [Fact]
    public async Task Policy_WithReasonsThatMakeNoSense_IsRefusedByField()
    {
        var draft = new SlaPolicyDraft { Id = "bad", TaskKind = TaskKinds.Report, Amount = 1, Unit = LimitUnit.Days, Pauses = [new("season"), new("season"), new("", "nobody")] };
        var create = () => flow.Send(new CreateSlaPolicy(draft), Admin);
        var ofCase = () => flow.Send(new CreateSlaPolicy(draft with { TaskKind = SlaPolicy.WholeCase, Pauses = [] }), Admin);

        (await create.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Keys.Should().BeEquivalentTo("pauses[1].reason", "pauses[2].reason", "pauses[2].approver");
        (await ofCase.Should().ThrowAsync<InvalidRequestException>()).Which.Errors.Keys.Should().BeEquivalentTo("pauses");
    }

    private async Task<TaskView> AtReport()
    {
        var ticket = await flow.File("water.outage", Community);
        await flow.Do(ticket.Id, Community, "community.whistle", "Whistle", """{"leadDepartmentId":"dept-water","helperDepartmentIds":[],"whistleType":"routine"}""");
        await flow.Do(ticket.Id, Water, "department.signIn", "Accept");
        return (await flow.Open(ticket.Id, TaskKinds.Report)).Single();
    }
}
