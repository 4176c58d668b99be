using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Evaluation;

/// <summary>
/// Asks the resident, and, where departments took part, the community and the lead department (双向评价) at the same time. The two units' sides are
/// sealed until both are in or the time is up. A bad answer of the resident starts a fresh cycle at once.
/// </summary>
[Activity(
    "Dispatch.Evaluate", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Evaluate", DisplayNameZh = "评价",
    Description = "Resident's evaluation and the dual evaluation, in parallel.", DescriptionZh = "居民评价与双向评价同时进行。",
    Outcomes = ["Good", "Redo", "Supervise"], OutcomesZh = ["可办结", "重办", "提级督办"])]
public sealed class Evaluate : TaskActivity
{
    /// <summary>How long the evaluation is open.</summary>
    [Input(DisplayNameZh = "评价天数", Description = "How many days the evaluation is open.", DescriptionZh = "评价开放的天数。", DefaultValue = 7.0, Order = 1)]
    public Input<double> Days { get; set; } = null!;

    /// <summary>After how many redos the next bad evaluation goes to supervision.</summary>
    [Input(DisplayNameZh = "重办次数上限", Description = "After so many redos the next bad evaluation is supervised.", DescriptionZh = "重办达到此次数后,再次不满意即提级督办。", DefaultValue = 3, Order = 2)]
    public Input<int> MostRedos { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var ticket = work.Ticket;
        ticket.Evaluations = null;
        work.SetStatus(TicketStatus.Evaluating);
        work.SetHolder(null);
        var until = work.Now.AddDays(context.Get(Days) * work.Surroundings.Scale);
        var state = context.State<EvaluateState>();
        Ask(context, state, EvaluationSide.Resident, TaskKinds.ResidentEvaluate, work.UnitsIn("resident")[0], until);
        if (ticket.Participants.Count > 0 && ticket.CommunityId is { } community && ticket.LeadDepartmentId is { } lead)
        {
            Ask(context, state, EvaluationSide.Community, TaskKinds.CommunityEvaluate, community, until);
            Ask(context, state, EvaluationSide.Department, TaskKinds.DepartmentEvaluate, lead, until);
        }

        WaitUntil(context, until);
    }

    private static void Ask(ActivityExecutionContext context, EvaluateState state, EvaluationSide side, string kindName, string unit, DateTimeOffset until)
    {
        var work = context.Feature<TicketWork>();
        var kind = TaskKindCatalogue.Find(kindName);
        var isTimed = side != EvaluationSide.Resident && work.Reference.Limit(kindName, work.Ticket.CategoryCode, work.Ticket.Urgency, work.Today) is not null;
        state.TaskIds[side] = Open(context, new TaskDraft(kind, unit) { OpenUntil = isTimed ? null : until }).Id;
    }

    /// <inheritdoc/>
    protected override void Answered(ActivityExecutionContext context, TaskAnswer answer)
    {
        var work = context.Feature<TicketWork>();
        var state = context.State<EvaluateState>();
        var side = state.TaskIds.First(t => t.Value == answer.TaskId).Key;
        var task = work.Tasks.Find(answer.TaskId)!;
        var data = task.Data is null ? [] : JsonNode.Parse(task.Data)!.AsObject();
        state.TaskIds.Remove(side);
        work.Raise(EventTypes.EvaluationGiven, task);
        if (side == EvaluationSide.Resident)
        {
            if (EvaluationRecords.KeepResident(work, task))
            {
                StartAgain(context, work);
                return;
            }
        }
        else
        {
            Seal(work, state, side, task, data);
        }

        Settle(context, work, state);
    }

    private static void Seal(TicketWork work, EvaluateState state, EvaluationSide side, HumanTask task, JsonObject data)
    {
        var scores = EvaluationRecords.Scores(data);
        var about = EvaluationRecords.About(work, side);
        var text = TaskEffects.Text(data, "text") ?? task.Comment;
        EvaluationRecords.Store(work, side, task.UnitId, task.Outcome, null, scores, text, isOpen: false);
        state.Sealed[side] = new UnitEvaluationView(task.UnitId, about, scores, text, work.Now, false);
    }

    private static void Settle(ActivityExecutionContext context, TicketWork work, EvaluateState state)
    {
        if (!state.IsOpened && state.Sealed.Count > 0 && !state.TaskIds.Keys.Any(s => s != EvaluationSide.Resident))
        {
            Unseal(work, state);
        }

        if (state.TaskIds.Count == 0)
        {
            context.Complete("Good");
        }
    }

    private static void Unseal(TicketWork work, EvaluateState state)
    {
        state.IsOpened = true;
        work.EvaluationsOpened = true;
        var community = state.Sealed.GetValueOrDefault(EvaluationSide.Community);
        var department = state.Sealed.GetValueOrDefault(EvaluationSide.Department);
        EvaluationRecords.Show(work, TicketViews.Evaluations(work.Ticket) with { Community = community, Department = department });
        work.Record(
            HistoryKinds.EvaluationsOpened,
            "双向评价已公开。",
            "Both sides' evaluations are open now.",
            data: JsonSerializer.SerializeToNode(new { community, department }, JsonText.Options));
    }

    /// <summary>No answer is recorded as no answer, never as satisfied.</summary>
    protected override void TimeUp(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var state = context.State<EvaluateState>();
        foreach (var (side, taskId) in state.TaskIds.ToList())
        {
            NoAnswer(work, state, side, work.Tasks.Find(taskId)!);
        }

        work.Tasks.CancelGroup(context.Id, "评价期已过", "the evaluation's time is up");
        state.TaskIds.Clear();
        if (!state.IsOpened && state.Sealed.Count > 0)
        {
            Unseal(work, state);
        }

        context.Complete("Good");
    }

    private static void NoAnswer(TicketWork work, EvaluateState state, EvaluationSide side, HumanTask task)
    {
        EvaluationRecords.Store(work, side, task.UnitId, null, null, null, null, isOpen: side == EvaluationSide.Resident);
        if (side == EvaluationSide.Resident)
        {
            EvaluationRecords.Show(work, TicketViews.Evaluations(work.Ticket) with { Resident = new ResidentEvaluationView(null, null, null, work.Now, true) });
        }
        else
        {
            state.Sealed[side] = new UnitEvaluationView(task.UnitId, EvaluationRecords.About(work, side), null, null, work.Now, true);
        }

        EvaluationRecords.RecordNoAnswer(work, task);
    }

    private void StartAgain(ActivityExecutionContext context, TicketWork work)
    {
        var ticket = work.Ticket;
        work.Tasks.CancelGroup(context.Id, "居民不满意或问题未解决,重新办理", "the resident is dissatisfied or it is not solved; it is handled again");
        var supervise = ticket.RedoCount >= context.Get(MostRedos);
        ticket.Cycle++;
        ticket.Designated = false;
        ticket.Participants = [];
        ticket.PassedUnitIds = [];
        if (!supervise)
        {
            ticket.RedoCount++;
            work.Record(HistoryKinds.Redo, $"第 {ticket.RedoCount} 次重办。", $"Redo number {ticket.RedoCount}.", data: new JsonObject { ["cycle"] = ticket.Cycle });
            work.Raise(EventTypes.TicketRedo);
        }

        context.Complete(supervise ? "Supervise" : "Redo");
    }
}
