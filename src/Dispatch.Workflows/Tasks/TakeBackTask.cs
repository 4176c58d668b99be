using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Tasks;

/// <summary>
/// Takes a wrong outcome back while nobody has acted on it: by its giver for ten minutes, later by a unit above. The ticket stands where it stood, and a
/// task in the place of the old one, with its clock running on, waits for the right outcome.
/// </summary>
[AllowedForSignedIn]
public sealed record TakeBackTask(string TaskId, string? Reason) : ICommand<CompletedTask>, IValidated
{
    /// <inheritdoc/>
    public void Validate(FieldErrors errors) => errors.Text("reason", Reason, 1000);
}

internal sealed class TakeBackTaskHandler(
    TicketDesk desk, TicketSight sight, UnitOfWork unit, IDatabase database, IWorkflowRuntime runtime, Precondition precondition, TakeBackRules rules)
    : IRequestHandler<TakeBackTask, CompletedTask>
{
    public async Task<CompletedTask> Handle(TakeBackTask request, CancellationToken cancellationToken)
    {
        var (work, task, last) = await FindAsync(request.TaskId, cancellationToken).ConfigureAwait(false);
        RequireRight(work, task);
        RequireUntouched(task);
        var before = JsonSerializer.Deserialize<OutcomeBefore>(last.Before, JsonText.Options)!;
        var again = PutBack(work, task, before);
        var state = Encoding.UTF8.GetBytes(last.State.Replace(task.Id, again.Id, StringComparison.Ordinal));
        await runtime.RestoreAsync(unit, new InstanceSnapshot(last.InstanceId, last.InstanceVersion, state), cancellationToken).ConfigureAwait(false);
        work.Record(
            HistoryKinds.TaskTakenBack,
            $"{work.NameOf(work.Actor.UnitId)}撤销“{task.Title}”的处理结果“{TicketTasks.Label(task, task.Outcome!).Chinese}”:{request.Reason}。",
            $"{work.NameEnOf(work.Actor.UnitId)} takes the outcome {task.Outcome} of “{task.TitleEn}” back: {request.Reason}.",
            task.Id,
            data: new JsonObject { ["newTaskId"] = again.Id, ["reason"] = request.Reason });
        work.Raise(EventTypes.TaskCreated, again);
        Undo(work.Ticket.Id, task.CompletedAt!.Value);
        return new CompletedTask(TaskViews.Of(again, work.Ticket, work.Now, readsSealed: true), TicketViews.Public(work.Ticket, work.Now));
    }

    private async Task<(TicketWork Work, HumanTask Task, LastOutcome Last)> FindAsync(string id, CancellationToken cancellation)
    {
        await unit.EnterAsync(Stored(id).WorkflowInstanceId, cancellation).ConfigureAwait(false);
        var task = Stored(id);
        precondition.Require(task.Version);
        using var read = database.OpenRead();
        if (task.State == TaskState.Done && LastOutcomes.Find(read, task.TicketId) is { } last && last.TaskId == id && desk.Find(task.TicketId) is { } work && work.Ticket.WorkflowInstanceId == last.InstanceId)
        {
            return (work, task, last);
        }

        throw new ConflictException(task.IsOpen
            ? "该待办尚未办理。The task is still open."
            : "该处理结果之后已有办理,或不能撤销。The outcome has been acted on since, or can't be taken back.");
    }

    private HumanTask Stored(string id)
    {
        using var read = database.OpenRead();
        return TaskRows.Find(read, id) is { } task && sight.Sees(task) && sight.IsOnItsSide(read, task.TicketId) ? task : throw TicketSight.NoTask(id);
    }

    private void RequireRight(TicketWork work, HumanTask task)
    {
        if (rules.StandsAbove(work.Actor, task))
        {
            return;
        }

        if (!rules.Gave(work.Actor, task))
        {
            throw new ForbiddenException("只有作出处理结果的单位或其上级可以撤销。Only the unit that gave the outcome, or one above it, takes it back.");
        }

        if (!rules.IsInTime(task, work.Now))
        {
            throw new ForbiddenException($"已超过 {rules.Minutes} 分钟,请由上级单位撤销。More than {rules.Minutes} minutes have passed: a unit above takes it back.");
        }
    }

    private void RequireUntouched(HumanTask task)
    {
        if (rules.IsActedOn(task))
        {
            throw new ConflictException("后续单位已开始办理,不能撤销。Somebody has acted on the outcome already: it can't be taken back.");
        }
    }

    private HumanTask PutBack(TicketWork work, HumanTask task, OutcomeBefore before)
    {
        foreach (var opened in work.Tasks.Open.Where(t => !before.OpenTaskIds.Contains(t.Id)).ToList())
        {
            work.Tasks.Cancel(opened, "上一步的处理结果已撤销", "the outcome before it was taken back");
        }

        using (var read = database.OpenRead())
        {
            foreach (var id in before.OpenTaskIds.Where(id => id != task.Id && work.Tasks.Find(id)?.IsOpen != true))
            {
                work.Tasks.Reopen(TaskRows.Find(read, id)!);
            }
        }

        before.PutBack(work);
        work.TakenBack = task;
        return work.Tasks.Renew(task);
    }

    // What the outcome itself decided on clocks is undone with it.
    private void Undo(string ticketId, DateTimeOffset at) => unit.Write(session =>
    {
        session.Execute("DELETE FROM last_outcomes WHERE ticket_id = $1", ticketId);
        session.Execute("DELETE FROM clock_changes WHERE ticket_id = $1 AND decided_at = $2", ticketId, at);
        session.Execute("UPDATE clock_changes SET ended_at = NULL WHERE ticket_id = $1 AND ended_at = $2", ticketId, at);
    });
}
