using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Tickets;

/// <summary>
/// Lets commands in: finds the ticket or task, takes its gate, loads it, and checks sight and precondition, in that order. Sight is looked at before the gate too: a stranger
/// holds up nobody and learns nothing from waiting.
/// </summary>
public sealed class TicketDoor(UnitOfWork unit, IDatabase database, TicketDesk desk, TicketSight sight, Precondition precondition)
{
    /// <summary>The ticket for a change.</summary>
    /// <exception cref="NotFoundException">It isn't there, or not the caller's to see.</exception>
    public async Task<TicketWork> TicketAsync(string id, CancellationToken cancellation)
    {
        var work = await SeenAsync(id, cancellation).ConfigureAwait(false);
        precondition.Require(work.Ticket.Version);
        return work;
    }

    /// <summary>The same without a precondition, for a second ticket of a command.</summary>
    public async Task<TicketWork> SeenAsync(string id, CancellationToken cancellation)
    {
        var instance = SeenInstance(id) ?? throw TicketSight.NoTicket(id);
        await unit.EnterAsync(instance, cancellation).ConfigureAwait(false);
        var work = desk.Find(id) ?? throw TicketSight.NoTicket(id);
        return sight.Sees(work.Ticket, work.Parties) ? work : throw TicketSight.NoTicket(id);
    }

    /// <summary>The ticket of a tracking code, for the resident.</summary>
    public async Task<TicketWork> TrackedAsync(string code, CancellationToken cancellation)
    {
        using var read = database.OpenRead();
        var ticket = TicketRows.FindByCode(read, Code(code)) ?? throw NoCode(code);
        await unit.EnterAsync(ticket.WorkflowInstanceId, cancellation).ConfigureAwait(false);
        return desk.Find(ticket.Id) ?? throw NoCode(code);
    }

    /// <summary>An open task for its holder.</summary>
    /// <exception cref="NotFoundException">It isn't there, or not the caller's to see.</exception>
    /// <exception cref="ForbiddenException">The caller may see it and does not hold it.</exception>
    /// <exception cref="ConflictException">It is done or cancelled already.</exception>
    public async Task<(TicketWork Work, HumanTask Task)> TaskAsync(string id, CancellationToken cancellation)
    {
        var (instance, holder) = Placed(id) ?? throw TicketSight.NoTask(id);
        Check(id, holder);
        await unit.EnterAsync(instance, cancellation).ConfigureAwait(false);
        HumanTask stored;
        using (var read = database.OpenRead())
        {
            stored = TaskRows.Find(read, id) ?? throw TicketSight.NoTask(id);
        }

        Check(id, stored.UnitId);
        precondition.Require(stored.Version);
        var work = desk.Find(stored.TicketId)!;
        return work.Tasks.Find(id) is { IsOpen: true } task
            ? (work, task)
            : throw new ConflictException(stored.State == TaskState.Cancelled
                ? "该待办已取消,无需再办。The task was cancelled: there is nothing to do any more."
                : $"该待办已办结(结果:{stored.Outcome})。The task is already done, with outcome {stored.Outcome}.");
    }

    private void Check(string taskId, string unitId)
    {
        if (sight.HoldsTasksOf(unitId))
        {
            return;
        }

        throw sight.SeesTasksOf(unitId)
            ? new ForbiddenException("该待办由其他单位承办。Another unit holds this task.")
            : TicketSight.NoTask(taskId);
    }

    private string? SeenInstance(string ticketId)
    {
        var condition = sight.Only(ticketId);
        using var read = database.OpenRead();
        return read.QueryFirst("SELECT t.workflow_instance_id FROM tickets t" + condition, r => r.GetString(0), condition.Values);
    }

    private (string Instance, string UnitId)? Placed(string taskId)
    {
        using var read = database.OpenRead();
        return read.Query("SELECT workflow_instance_id, unit_id, ticket_id FROM tasks WHERE id = $1", r => (Instance: r.GetString(0), UnitId: r.GetString(1), TicketId: r.GetString(2)), taskId) is [var found]
            && sight.IsOnItsSide(read, found.TicketId) ? (found.Instance, found.UnitId) : null;
    }

    internal static string Code(string code) => code.Trim().ToUpperInvariant();

    internal static NotFoundException NoCode(string code) => new($"没有查询码为 {code} 的工单,请核对。There is no ticket with tracking code {code}: check it.");
}
