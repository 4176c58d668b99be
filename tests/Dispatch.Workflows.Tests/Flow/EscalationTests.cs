using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using static Dispatch.Workflows.Tests.Flow.FlowFixture;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>What happens to those who let a limit pass: reminder, letter, supervision.</summary>
public sealed class EscalationTests(FlowFixture flow) : IClassFixture<FlowFixture>
{
    private async Task<(TicketView Ticket, TaskView Task)> Supervised()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        var task = (await flow.Open(ticket.Id, "community.handle")).Single();
        await flow.PassTo(At(task.Id, "remind_at"));
        await flow.PassTo(At(task.Id, "letter_at"));
        await flow.PassTo(At(task.Id, "escalate_at"));
        return (ticket, task);
    }

    private DateTimeOffset At(string taskId, string column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(flow.Query($"SELECT {column} FROM tasks WHERE id = $1", r => r.GetInt64(0), taskId));

    [Fact]
    public async Task OverdueTask_RemindsWritesAndEscalatesInThatOrder()
    {
        var (ticket, task) = await Supervised();
        (await flow.History(ticket.Id)).Where(h => h.TaskId == task.Id).Select(h => h.Kind).Should().ContainInOrder("task.reminded", "task.letter", "task.escalated");
        flow.Query("SELECT COUNT(*) FROM letters WHERE ticket_id = $1", r => r.GetInt64(0), ticket.Id).Should().BeGreaterThanOrEqualTo(3);
        (await flow.Open(ticket.Id, "street.supervise")).Single().SubjectTaskId.Should().Be(task.Id);
        flow.Events.All.Where(e => e.TicketId == ticket.Id).Select(e => e.Type).Should().Contain([EventTypes.TaskDueSoon, EventTypes.TaskOverdue, EventTypes.TicketEscalated]);
    }

    [Fact]
    public async Task Urge_LeavesTheTaskWithItsHolder()
    {
        var (ticket, task) = await Supervised();
        await flow.Do(ticket.Id, Street, "street.supervise", "Urge");
        (await flow.Open(ticket.Id)).Single().Id.Should().Be(task.Id);
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Evaluating);
    }

    [Fact]
    public async Task TakeOver_MovesTheTaskToTheStreet()
    {
        var (ticket, task) = await Supervised();
        await flow.Do(ticket.Id, Street, "street.supervise", "TakeOver");
        (await flow.Open(ticket.Id)).Single().Should().Match<TaskView>(t => t.Id == task.Id && t.UnitId == "street-hanjiang");
        await flow.Do(ticket.Id, Street, "community.handle", "Resolved");
        (await flow.Ticket(ticket.Id)).Status.Should().Be(TicketStatus.Evaluating);
    }

    [Fact]
    public async Task HandledInTime_LeavesNoTimerAndNoSupervision()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        var task = (await flow.Open(ticket.Id)).Single();
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        flow.Query("SELECT COUNT(*) FROM engine_timers WHERE id = $1", r => r.GetInt64(0), "clock-" + task.Id).Should().Be(0);
    }

    [Fact]
    public async Task ResidentsEvaluation_IsNeverEscalated()
    {
        var ticket = await flow.File("noise.neighbour", Community);
        await flow.Do(ticket.Id, Community, "community.handle", "Resolved");
        await flow.Pass(TimeSpan.FromDays(6.9));
        (await flow.Open(ticket.Id)).Single().RemindedAt.Should().BeNull();
    }

    [Theory]
    [InlineData("one", 3, 1)]
    [InlineData("all", 3, 3)]
    [InlineData("2", 3, 2)]
    [InlineData("2/3", 3, 2)]
    [InlineData("2/3", 4, 3)]
    [InlineData("9", 3, 3)]
    public void Quorum_OfSoMany_NeedsSoMany(string rule, int tasks, int needed) => new QuorumRule(rule, tasks).Needed.Should().Be(needed);
}
