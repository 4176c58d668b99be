using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Escalation;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Completes a task: checks outcome and data, keeps them, and lets the workflow go on.</summary>
internal sealed class TaskCompletion(IWorkflowRuntime runtime, UnitOfWork unit, TicketSight sight, LastOutcomes outcomes, JoinedEvaluation joined)
{
    /// <summary>Completes an open task whose gate is taken.</summary>
    /// <exception cref="InvalidRequestException">The task has no such outcome.</exception>
    /// <exception cref="UnprocessableException">The data does not fit the outcome's form.</exception>
    public async Task CompleteAsync(TicketWork work, HumanTask task, string outcome, JsonObject? data, string? comment, CancellationToken cancellation)
    {
        var chosen = OfferedOutcome.Of(task).FirstOrDefault(o => o.Name == outcome) ?? throw NoOutcome(task, outcome);
        var filled = await FormCheck.CheckAsync(chosen.Form ?? task.Form?.Form, data).ConfigureAwait(false);
        if (outcome == "RequestSuspension")
        {
            PauseRules.Require(task.Limit, TaskEffects.Text(filled, "reason"));
        }

        await outcomes.RememberAsync(work, task, cancellation).ConfigureAwait(false);
        work.Tasks.Complete(task, outcome, filled, comment);
        if (task.BookmarkId is { } bookmark)
        {
            TaskEffects.Apply(work, task, outcome, filled);
            await runtime.ResumeAsync(unit, task.WorkflowInstanceId, bookmark, new TaskAnswer(task.Id, outcome), cancellation).ConfigureAwait(false);
        }
        else if (task.Kind == TaskKinds.ResidentEvaluate)
        {
            await joined.ApplyAsync(work, task, cancellation).ConfigureAwait(false);
        }
        else
        {
            Supervision.Apply(work, task, outcome, filled);
        }
    }

    private static InvalidRequestException NoOutcome(HumanTask task, string outcome)
    {
        var known = string.Join(", ", OfferedOutcome.Of(task).Select(o => o.Name));
        return new InvalidRequestException("outcome", $"该待办没有处理结果“{outcome}”,可选:{known}。The task has no outcome “{outcome}”; choose one of: {known}.");
    }

    /// <summary>What the caller is answered.</summary>
    public CompletedTask Answer(TicketWork work, HumanTask task) =>
        new(TaskViews.Of(task, work.Ticket, work.Now, sight.ReadsSealed(task)), TicketViews.Public(work.Ticket, work.Now));

    /// <summary>The data of a request as an object; nothing stays nothing.</summary>
    /// <exception cref="UnprocessableException">It is something else than an object.</exception>
    public static JsonObject? DataOf(JsonElement? data) => data switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.Object } element => JsonObject.Create(element),
        _ => throw new UnprocessableException("表单数据应为 JSON 对象。The form's data must be a JSON object.", new FieldErrors().Add("data", "应为对象。Must be an object.")),
    };
}
