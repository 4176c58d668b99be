using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Admission;

/// <summary>Enters an approved application into the admission list, with its scope, period and resources.</summary>
[Activity(
    "Dispatch.Admit",
    Category = "Dispatch",
    CategoryZh = "接诉即办",
    DisplayName = "Admit",
    DisplayNameZh = "列入准入事项",
    Description = "Enters an approved application into the admission list, with its scope, period and resources.",
    DescriptionZh = "将批准的申请列入准入事项,载明范围、期限和配套资源。")]
internal sealed class Admit : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var application = CheckApplication.Read(work);
        var entry = (application with { DepartmentId = work.Ticket.FiledByUnitId, State = AdmissionState.Live, Trial = application.Trial == true || DecidedOnTrial(work) })
            .ToAdmissionEntry(work.NewId(), 1, work.Today);
        context.Feature<AdmissionSeat>().Enter(entry);
        work.Ticket.DutyEntryId = entry.Id;
        work.Ticket.DutyList = "Admission";
        work.Ticket.DutyResult = nameof(AdmissionReason.Admitted);
        work.Record(
            HistoryKinds.AdmissionChecked,
            $"已列入准入事项 {entry.Id}《{entry.Title}》,{entry.ValidFrom:yyyy-MM-dd} 至 {entry.ValidTo:yyyy-MM-dd}。",
            $"Entered as admission {entry.Id} “{entry.TitleEn ?? entry.Title}”, {entry.ValidFrom:yyyy-MM-dd} to {entry.ValidTo:yyyy-MM-dd}.");
    }

    private static bool DecidedOnTrial(TicketWork work)
    {
        var decision = work.Tasks.All.Where(t => t is { Kind: "admission.decide", State: TaskState.Done, Data: not null }).MaxBy(t => t.Id);
        if (decision is null)
        {
            return false;
        }

        using var data = JsonDocument.Parse(decision.Data!);
        return data.RootElement.TryGetProperty("trial", out var trial) && trial.ValueKind == JsonValueKind.True;
    }
}
