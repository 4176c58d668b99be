using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Puts a task into the inbox of a unit, or of several that vote, and goes on at the outcome that was chosen.</summary>
[Activity(
    "Dispatch.AssignTask", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Assign a task", DisplayNameZh = "交办",
    Description = "Puts a task into a unit's inbox and goes on at the outcome that was chosen.", DescriptionZh = "把待办交给单位,按所选处理结果继续。")]
public sealed class AssignTask : TaskActivity
{
    /// <summary>The outcome when the time is up and the definition names none.</summary>
    public const string Expired = "Expired";

    /// <summary>What kind of task.</summary>
    [Input(DisplayNameZh = "待办类型", Description = "What kind of task; gives title, form and limit.", DescriptionZh = "待办的类型,决定标题、表单和时限。", UIHint = "dropdown", OptionsSource = "task-kinds", Order = 1)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>The unit, as a role to the ticket or by id.</summary>
    [Input(DisplayNameZh = "承办单位", Description = "A role to the ticket, or a unit's id.", DescriptionZh = "与工单的关系(如社区、街道),或单位编号。", UIHint = "dropdown", OptionsSource = "units", DefaultValue = "community", Order = 2)]
    public Input<string> Unit { get; set; } = null!;

    /// <summary>The outcomes offered, in order; each is a port.</summary>
    [Input(DisplayNameZh = "处理结果", Description = "The outcomes offered, by their names; each becomes a port. Choosing the kind fills in its own; with Open Days set, add Expired.", DescriptionZh = "可选的处理结果(填名称),每项成为一个出口。选定待办类型后自动填入该类型的处理结果;设了开放天数的,再加 Expired(期限已到)。", UIHint = "dynamic-outcomes", OptionsSource = "task-outcomes", Order = 3)]
    public Input<List<string>> Outcomes { get; set; } = null!;

    /// <summary>Another title.</summary>
    [Input(DisplayNameZh = "标题", Description = "Another title than the kind's.", DescriptionZh = "不同于类型的标题。", Order = 4)]
    public Input<string> Title { get; set; } = null!;

    /// <summary>Another title in English.</summary>
    [Input(DisplayName = "Title (English)", DisplayNameZh = "英文标题", Order = 5)]
    public Input<string> TitleEn { get; set; } = null!;

    /// <summary>Other forms.</summary>
    [Input(DisplayNameZh = "表单", Description = "JSON object: outcome (or * for all) to { label, labelEn, form }; form is a flat JSON Schema.", DescriptionZh = "JSON 对象:处理结果(或 * 表示全部)对应 { label, labelEn, form },form 为单层 JSON Schema。", UIHint = "json-editor", Order = 6)]
    public Input<string> Forms { get; set; } = null!;

    /// <summary>How many of several units must agree.</summary>
    [Input(DisplayNameZh = "人数要求", Description = "With several units: one, all, a number, or a fraction such as 2/3. Without enough for one outcome: the last outcome.", DescriptionZh = "多个单位时:one、all、数字或分数(如 2/3)。达不到要求时取最后一个处理结果。", DefaultValue = "one", Order = 7)]
    public Input<string> Quorum { get; set; } = null!;

    /// <summary>The ticket's status meanwhile.</summary>
    [Input(DisplayNameZh = "工单状态", Description = "The ticket's status while the task is open; empty: unchanged.", DescriptionZh = "待办期间的工单状态;为空则不变。", UIHint = "dropdown", OptionsSource = "statuses-meanwhile", Order = 8)]
    public Input<string> Status { get; set; } = null!;

    /// <summary>After how many days nobody is waited for any more.</summary>
    [Input(DisplayNameZh = "开放天数", Description = "After so many days nobody is waited for any more; empty: it stays open.", DescriptionZh = "超过此天数不再等待;为空则一直开放。", Order = 9)]
    public Input<double?> OpenDays { get; set; } = null!;

    /// <summary>The outcome when the time is up.</summary>
    [Input(DisplayNameZh = "到期结果", Description = "The outcome when the time is up.", DescriptionZh = "到期时按此结果继续。", UIHint = "dropdown", OptionsSource = "endings", DefaultValue = Expired, Order = 10)]
    public Input<string> ExpiresAs { get; set; } = null!;

    /// <summary>The chosen outcome.</summary>
    [Output(DisplayNameZh = "处理结果", Description = "The chosen outcome.", DescriptionZh = "所选的处理结果。")]
    public Output<string> Outcome { get; set; } = null!;

    /// <summary>The community that the form named.</summary>
    [Output(DisplayNameZh = "指定社区", Description = "The community named in the form.", DescriptionZh = "表单中指定的社区。")]
    public Output<string> CommunityId { get; set; } = null!;

    /// <summary>How many units have passed the ticket on since anybody last took the lead.</summary>
    [Output(DisplayNameZh = "推转单位数", Description = "How many units have passed the ticket on without a lead.", DescriptionZh = "无人牵头而推转的单位数。")]
    public Output<int> PassedUnits { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        if (Enum.TryParse<TicketStatus>(context.Get(Status), ignoreCase: true, out var status))
        {
            work.SetStatus(status);
            if (status == TicketStatus.Supervised)
            {
                work.Raise(EventTypes.TicketEscalated);
            }
        }

        var kind = TaskKindCatalogue.Find(context.Get(Kind) ?? throw new FaultException($"Activity '{Id}' names no kind of task."));
        var state = context.State<AssignState>();
        DateTimeOffset? until = context.Get(OpenDays) is { } days ? work.Now.AddDays(days * work.Surroundings.Scale) : null;
        foreach (var unit in work.UnitsIn(context.Get(Unit) ?? "community"))
        {
            state.TaskIds.Add(Open(context, Draft(context, kind, unit) with { OpenUntil = until }).Id);
        }

        if (state.TaskIds.Count == 0)
        {
            throw new FaultException($"Nobody is there for “{kind.Title}”: '{context.Get(Unit)}' names no unit.");
        }

        if (TaskKinds.IsResidents(kind.Name))
        {
            work.SetHolder(null);
        }

        if (until is { } end)
        {
            WaitUntil(context, end);
        }
    }

    private TaskDraft Draft(ActivityExecutionContext context, TaskKind kind, string unit)
    {
        var offer = TaskOffer.Of(kind.Name, context.Get(Outcomes)?.Where(n => n != Expired) ?? [], context.Get(Forms));
        return new TaskDraft(kind, unit)
        {
            Title = context.Get(Title) is { Length: > 0 } title ? title : null,
            TitleEn = context.Get(TitleEn) is { Length: > 0 } english ? english : null,
            Outcomes = offer.Outcomes,
            Form = offer.Form,
        };
    }

    /// <inheritdoc/>
    protected override void Answered(ActivityExecutionContext context, TaskAnswer answer)
    {
        var state = context.State<AssignState>();
        state.Outcomes[answer.TaskId] = answer.Outcome;
        EvaluationRecords.Keep(context.Feature<TicketWork>(), answer.TaskId);
        var rule = new QuorumRule(context.Get(Quorum), state.TaskIds.Count);
        if (rule.Winner(state.Outcomes.Values) is { } winner)
        {
            Finish(context, winner, isTimeUp: false);
        }
        else if (state.Outcomes.Count == state.TaskIds.Count)
        {
            var work = context.Feature<TicketWork>();
            Finish(context, OfferedOutcome.Of(work.Tasks.Find(answer.TaskId)!)[^1].Name, isTimeUp: false);
        }
    }

    /// <inheritdoc/>
    protected override void TimeUp(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        foreach (var task in work.Tasks.Open.Where(t => t.GroupId == context.Id).ToList())
        {
            EvaluationRecords.KeepNoAnswer(work, task);
        }

        Finish(context, context.Get(ExpiresAs) ?? Expired, isTimeUp: true);
    }

    private void Finish(ActivityExecutionContext context, string outcome, bool isTimeUp)
    {
        var work = context.Feature<TicketWork>();
        work.Tasks.CancelGroup(context.Id, isTimeUp ? "期限已到" : "已有足够的处理结果", isTimeUp ? "the time is up" : "enough have answered");
        context.Set(Outcome, outcome);
        context.Set(PassedUnits, work.Ticket.PassedUnitIds.Count);
        if (work.AssignedCommunityId is { } community)
        {
            context.Set(CommunityId, community);
        }

        context.Complete(outcome);
    }
}
