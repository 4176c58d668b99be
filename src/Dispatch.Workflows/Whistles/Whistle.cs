using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Whistles;

/// <summary>
/// Calls the lead and the helping departments (吹哨): each signs in, arrives on site where the type asks for it, and reports; the helpers to
/// the lead, then the lead to the community. A return ends the call.
/// </summary>
[Activity(
    "Dispatch.Whistle", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Whistle", DisplayNameZh = "吹哨报到",
    Description = "Calls the departments: sign-in, arrival, reports of the helpers, report of the lead.", DescriptionZh = "呼叫部门:签收、到场、协办反馈、主办反馈。",
    Outcomes = ["Reported", "CannotResolve", "Returned", "NoLead"], OutcomesZh = ["已反馈", "暂不能解决", "退单", "多次推转无人牵头"])]
public sealed class Whistle : TaskActivity
{
    private static readonly IReadOnlyList<TaskOutcome> _ofDesignated = [.. TaskKindCatalogue.Find(TaskKinds.SignIn).Outcomes.Where(o => o.Name != "Return")];

    /// <summary>The lead department.</summary>
    [Input(DisplayNameZh = "主办部门", Description = "The lead department; empty: the one named on the ticket.", DescriptionZh = "主办部门;为空则取工单上确定的部门。", UIHint = "dropdown", OptionsSource = "leads", Order = 1)]
    public Input<string> Lead { get; set; } = null!;

    /// <summary>The helping departments.</summary>
    [Input(DisplayNameZh = "协办部门", Description = "The helping departments; empty: those named on the ticket.", DescriptionZh = "协办部门;为空则取工单上确定的部门。", UIHint = "checklist", OptionsSource = "departments", Order = 2)]
    public Input<List<string>> Helpers { get; set; } = null!;

    /// <summary>The kind of call.</summary>
    [Input(DisplayNameZh = "吹哨类型", Description = "routine, joint or emergency; empty: the one on the ticket.", DescriptionZh = "日常、联合或应急;为空则取工单上的类型。", UIHint = "dropdown", OptionsSource = "whistle-types", Order = 3)]
    public Input<string> CallType { get; set; } = null!;

    /// <summary>Where the call begins.</summary>
    [Input(DisplayNameZh = "起点", Description = "signIn for a call, report to ask only the lead for its report again.", DescriptionZh = "signIn 为重新吹哨;report 为只由主办部门重新反馈。", UIHint = "dropdown", OptionsSource = "call-stages", DefaultValue = "signIn", Order = 4)]
    public Input<string> StartAt { get; set; } = null!;

    /// <summary>Who decides on extensions and suspensions.</summary>
    [Input(DisplayNameZh = "审批单位", Description = "Who decides on extensions and suspensions.", DescriptionZh = "审批延期和挂账的单位。", UIHint = "dropdown", OptionsSource = "unit-roles", DefaultValue = "street", Order = 5)]
    public Input<string> Approver { get; set; } = null!;

    /// <summary>After how many units that passed the ticket on nobody else is asked.</summary>
    [Input(DisplayNameZh = "推转单位上限", Description = "When so many units have passed the ticket on without a lead, the call ends at NoLead.", DescriptionZh = "推转单位达到此数仍无人牵头时,按 NoLead 继续。", DefaultValue = 3, Order = 6)]
    public Input<int> MostReturns { get; set; } = null!;

    /// <summary>How many units have passed the ticket on without a lead.</summary>
    [Output(DisplayNameZh = "推转单位数", Description = "How many units have passed the ticket on without a lead.", DescriptionZh = "无人牵头而推转的单位数。")]
    public Output<int> PassedUnits { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        NameUnits(context, work);
        var state = context.State<WhistleState>();
        var ticket = work.Ticket;
        var onlyReport = string.Equals(context.Get(StartAt), "report", StringComparison.OrdinalIgnoreCase);
        state.Units.Add(new CalledUnit { UnitId = ticket.LeadDepartmentId!, IsLead = true });
        if (!onlyReport)
        {
            state.Units.AddRange(ticket.HelperDepartmentIds.Select(h => new CalledUnit { UnitId = h }));
            work.Raise(EventTypes.TicketDispatched);
        }

        ticket.Participants = [.. ticket.Participants.Union(state.Units.Select(u => u.UnitId))];
        work.SetStatus(onlyReport ? TicketStatus.Handling : TicketStatus.Whistled);
        foreach (var unit in state.Units.AsEnumerable().Reverse())
        {
            Ask(context, unit, onlyReport ? CallStage.Report : CallStage.SignIn);
        }
    }

    private void NameUnits(ActivityExecutionContext context, TicketWork work)
    {
        var ticket = work.Ticket;
        var lead = context.Get(Lead) is { Length: > 0 } named ? named : ticket.LeadDepartmentId;
        var helpers = context.Get(Helpers) is { Count: > 0 } list ? list : ticket.HelperDepartmentIds;
        ticket.LeadDepartmentId = work.UnitsIn(lead ?? throw new FaultException("No lead department is named for the whistle."))[0];
        ticket.HelperDepartmentIds = [.. helpers.SelectMany(work.UnitsIn).Where(h => h != ticket.LeadDepartmentId).Distinct()];
        ticket.WhistleType = Enum.TryParse<WhistleType>(context.Get(CallType), ignoreCase: true, out var type) ? type : ticket.WhistleType ?? WhistleType.Routine;
        work.Touch();
    }

    private static void Ask(ActivityExecutionContext context, CalledUnit unit, CallStage stage, HumanTask? continues = null)
    {
        var work = context.Feature<TicketWork>();
        if (work.Reference.Unit(unit.UnitId)?.InForce(work.Today) == false)
        {
            unit.UnitId = continues?.UnitId ?? (unit.IsLead ? work.Ticket.LeadDepartmentId : work.Reference.Units.Effective(unit.UnitId, work.Today)?.Id) ?? unit.UnitId;
        }

        unit.Stage = stage;
        unit.TaskId = null;
        if (stage is CallStage.WaitForHelpers or CallStage.Done)
        {
            return;
        }

        var kind = TaskKindCatalogue.Find(stage switch
        {
            CallStage.SignIn => TaskKinds.SignIn,
            CallStage.Arrive => TaskKinds.Arrive,
            _ => TaskKinds.Report,
        });
        if (stage == CallStage.SignIn && work.Ticket.Designated)
        {
            kind = kind with { Outcomes = _ofDesignated };
        }

        unit.TaskId = Open(context, new TaskDraft(kind with { Holds = unit.IsLead }, unit.UnitId) { Role = unit.IsLead ? "lead" : "helper", Continues = continues }).Id;
    }

    /// <inheritdoc/>
    protected override void Answered(ActivityExecutionContext context, TaskAnswer answer)
    {
        var work = context.Feature<TicketWork>();
        var task = work.Tasks.Find(answer.TaskId)!;
        if (task.Kind == TaskKinds.StreetApprove)
        {
            Decided(context, work, task, answer.Outcome == "Approved");
            return;
        }

        var unit = context.State<WhistleState>().Units.Find(u => u.TaskId == task.Id)
            ?? throw new FaultException($"Task {task.Id} belongs to no department of this whistle.");
        if (work.Reference.Unit(unit.UnitId)?.InForce(work.Today) == false)
        {
            // The department was reorganised meanwhile: whoever has its task goes on.
            unit.UnitId = task.UnitId;
        }

        switch (unit.Stage)
        {
            case CallStage.SignIn:
                SignedIn(context, work, unit, answer.Outcome);
                break;
            case CallStage.Arrive:
                ToReport(context, unit);
                break;
            default:
                Reported(context, work, unit, task, answer.Outcome);
                break;
        }
    }

    private void SignedIn(ActivityExecutionContext context, TicketWork work, CalledUnit unit, string outcome)
    {
        if (outcome == "Return")
        {
            Finish(context, work, work.Ticket.PassedUnitIds.Count >= context.Get(MostReturns) ? "NoLead" : "Returned");
            return;
        }

        if (unit.IsLead)
        {
            work.Led();
            work.SetStatus(TicketStatus.Handling);
        }

        if (work.Ticket.WhistleType is WhistleType.Joint or WhistleType.Emergency)
        {
            Ask(context, unit, CallStage.Arrive);
        }
        else
        {
            ToReport(context, unit);
        }
    }

    // The lead reports when the helpers have: until then it has signed in and works, without a task of its own.
    private static void ToReport(ActivityExecutionContext context, CalledUnit unit) =>
        Ask(context, unit, unit.IsLead && !HelpersDone(context) ? CallStage.WaitForHelpers : CallStage.Report);

    private static bool HelpersDone(ActivityExecutionContext context) =>
        context.State<WhistleState>().Units.TrueForAll(u => u.IsLead || u.Stage == CallStage.Done);

    private void Reported(ActivityExecutionContext context, TicketWork work, CalledUnit unit, HumanTask task, string outcome)
    {
        if (outcome is "RequestExtension" or "RequestSuspension")
        {
            var kind = TaskKindCatalogue.Find(TaskKinds.StreetApprove);
            var extension = outcome == "RequestExtension";
            var rule = extension ? null : PauseRules.Require(task.Limit, TaskEffects.Text(task, "reason"));
            var approver = work.UnitsIn(rule?.Approver ?? context.Get(Approver) ?? "street")[0];
            Open(context, new TaskDraft(kind, approver)
            {
                SubjectTaskId = task.Id,
                Title = extension ? $"审批延期:{work.NameOf(unit.UnitId)}" : $"审批挂账:{work.NameOf(unit.UnitId)}",
                TitleEn = extension ? $"Decide on an extension: {work.NameEnOf(unit.UnitId)}" : $"Decide on a suspension: {work.NameEnOf(unit.UnitId)}",
            });
            return;
        }

        Ask(context, unit, CallStage.Done);
        if (unit.IsLead)
        {
            work.Raise(EventTypes.TicketReported);
            Finish(context, work, outcome == "CannotResolve" ? "CannotResolve" : "Reported");
        }
        else if (HelpersDone(context) && context.State<WhistleState>().Units.Find(u => u is { IsLead: true, Stage: CallStage.WaitForHelpers }) is { } lead)
        {
            Ask(context, lead, CallStage.Report);
        }
    }

    /// <summary>The report task is open again after the decision, its clock going on; extended or standing still when approved.</summary>
    private static void Decided(ActivityExecutionContext context, TicketWork work, HumanTask decision, bool granted)
    {
        var request = work.Tasks.Find(decision.SubjectTaskId) ?? throw new FaultException($"The request behind task {decision.Id} is not there.");
        var unit = context.State<WhistleState>().Units.Find(u => u.TaskId == request.Id)!;
        Ask(context, unit, CallStage.Report, request);
        if (!unit.IsLead || granted)
        {
            work.SetHolder(unit.UnitId);
        }

        ClockDecisions.Apply(work, request, decision, work.Tasks.Find(unit.TaskId)!, granted);
    }

    private void Finish(ActivityExecutionContext context, TicketWork work, string outcome)
    {
        work.Tasks.CancelGroup(context.Id, outcome is "Returned" or "NoLead" ? "已退单" : "主办部门已反馈", outcome is "Returned" or "NoLead" ? "it was returned" : "the lead has reported");
        context.Set(PassedUnits, work.Ticket.PassedUnitIds.Count);
        context.Complete(outcome);
    }
}
