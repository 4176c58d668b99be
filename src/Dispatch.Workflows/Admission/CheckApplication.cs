using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Admission;

/// <summary>Looks at an application for admission before anybody is consulted: early enough, not abolished, and which communities it concerns.</summary>
[Activity(
    "Dispatch.CheckApplication",
    Category = "Dispatch",
    CategoryZh = "接诉即办",
    DisplayName = "Check application",
    DisplayNameZh = "核对准入申请",
    Description = "Checks an admission application: how far ahead it was made, whether the matter is abolished, and which communities are to be consulted.",
    DescriptionZh = "核对准入申请:是否提前提出、事项是否已取消、应征求哪些社区意见。",
    Outcomes = ["Consult", "TooLate", "Abolished"],
    OutcomesZh = ["征求意见", "未提前提出", "事项已取消"])]
internal sealed class CheckApplication : CodeActivity
{
    /// <summary>How many working days before it begins an application must be made.</summary>
    [Input(DisplayName = "Working days ahead", DisplayNameZh = "提前工作日数", Description = "How many working days before it begins an application must be made.", DescriptionZh = "应在开始日期前多少个工作日提出。", DefaultValue = 30)]
    public Input<int> WorkingDaysAhead { get; set; } = new();

    /// <summary>The calendar whose working days count.</summary>
    [Input(DisplayName = "Calendar", DisplayNameZh = "工作日历", Description = "The calendar whose working days count.", DescriptionZh = "按哪个工作日历计算。", UIHint = "dropdown", OptionsSource = "calendars", DefaultValue = "cn-office")]
    public Input<string> Calendar { get; set; } = new();

    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var application = Keep(work);
        var earliest = Earliest(work, context.Get(WorkingDaysAhead), context.Get(Calendar));
        if (application.ValidFrom < earliest)
        {
            work.Record(
                HistoryKinds.AdmissionChecked,
                $"申请的开始日期 {application.ValidFrom:yyyy-MM-dd} 过早:应提前 {context.Get(WorkingDaysAhead)} 个工作日提出,最早为 {earliest:yyyy-MM-dd}。",
                $"It is to begin on {application.ValidFrom:yyyy-MM-dd}, too soon: an application is made {context.Get(WorkingDaysAhead)} working days ahead, so {earliest:yyyy-MM-dd} at the earliest.");
            context.Complete("TooLate");
            return;
        }

        var communities = Communities(work, application.UnitIds ?? []);
        var check = communities.Select(c => work.Reference.CheckAdmission(work.Ticket.FiledByUnitId, c, application.Matter!, application.ValidFrom!.Value)).FirstOrDefault(c => c.Reason == AdmissionReason.Abolished);
        if (check is not null)
        {
            work.Ticket.Answer = check.ToAnswer();
            work.Record(HistoryKinds.AdmissionChecked, check.Text, check.TextEn);
            context.Complete("Abolished");
            return;
        }

        work.Ticket.Participants = communities;
        communities.ForEach(work.Involve);
        work.Record(
            HistoryKinds.AdmissionChecked,
            $"已对照清单核对,征求 {communities.Count} 个社区意见:{string.Join("、", communities.Select(work.NameOf))}。",
            $"Checked against the lists; {communities.Count} communities are consulted: {string.Join(", ", communities.Select(work.NameEnOf))}.");
        context.Complete("Consult");
    }

    /// <summary>The application as it was submitted last, kept with the ticket so that later steps need no task.</summary>
    private static AdmissionEntryDraft Keep(TicketWork work)
    {
        var submitted = work.Tasks.All.Where(t => t is { Kind: "admission.apply", State: TaskState.Done, Data: not null }).MaxBy(t => t.Id);
        if (submitted is not null)
        {
            work.Ticket.Fields = submitted.Data;
            work.Touch();
        }

        return Read(work);
    }

    internal static AdmissionEntryDraft Read(TicketWork work) =>
        JsonSerializer.Deserialize<AdmissionEntryDraft>(work.Ticket.Fields ?? throw new FaultException($"Ticket {work.Ticket.Number} holds no application: let an admission.apply task be submitted first."), JsonText.Options)!;

    private static DateOnly Earliest(TicketWork work, int ahead, string? calendar) =>
        ahead <= 0 ? work.Today : work.Reference.Calendar(calendar)?.NthWorkingDay(work.Today.AddDays(1), ahead) ?? work.Today.AddDays(ahead * 7 / 5);

    private static List<string> Communities(TicketWork work, IEnumerable<string> unitIds) =>
        [.. unitIds.SelectMany(work.Reference.Units.SelfAndDescendants).Where(u => u.Kind == UnitKind.Community && u.InForce(work.Today)).Select(u => u.Id).Distinct().Order(StringComparer.Ordinal)];
}
