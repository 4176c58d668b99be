using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.DutyLists;

/// <summary>Asks the duty lists whose matter a ticket is, by category, place and date, and keeps the entry on the ticket.</summary>
[Activity(
    "Dispatch.LookUpDuty", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Look up the duty lists", DisplayNameZh = "查权责清单",
    Description = "Whose matter it is, by category, place and date; proposes lead, helpers and whistle type.", DescriptionZh = "按类别、地点和日期查清单,并提出主办、协办和吹哨类型的建议。",
    Outcomes = ["Own", "Assist", "Department", "Certificate", "Abolished", "Unlisted"], OutcomesZh = ["依法履职", "协助履职", "部门职责", "出具证明", "取消事项", "清单外"])]
public sealed class LookUpDutyActivity : CodeActivity
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var ticket = work.Ticket;
        var answer = work.Reference.LookUpDuty(ticket.CategoryCode, ticket.CommunityId, work.Today);
        ticket.DutyResult = answer.Result.ToString();
        ticket.DutyList = answer.Entry?.List.ToString();
        ticket.DutyEntryId = answer.Entry?.Id;
        Propose(ticket, answer);
        if (answer is { Result: DutyResult.Abolished, Entry: { } abolished })
        {
            ticket.Answer = string.Join("。", new[] { $"“{abolished.Title}”已列入取消事项", abolished.Basis, abolished.Instead }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.TrimEnd('。'))) + "。";
        }

        work.Record(
            HistoryKinds.DutyLookedUp,
            answer.Entry is { } entry ? $"权责清单:{entry.Title}——{Chinese(answer.Result)}。" : "权责清单:清单外事项。",
            answer.Entry is { } same ? $"Duty lists: {same.TitleEn ?? same.Title} - {answer.Result}." : "Duty lists: unlisted.",
            data: new JsonObject { ["result"] = answer.Result.ToString(), ["entryId"] = answer.Entry?.Id });
        context.Complete(answer.Result.ToString());
    }

    // In a later cycle the units that were called before are proposed again.
    private static void Propose(Ticket ticket, DutyLookUp answer)
    {
        if (ticket.Cycle == 1 || ticket.LeadDepartmentId is null)
        {
            ticket.LeadDepartmentId = answer.LeadDepartmentId;
            ticket.HelperDepartmentIds = answer.HelperDepartmentIds;
            ticket.WhistleType = answer.WhistleType;
        }
    }

    private static string Chinese(DutyResult result) => result switch
    {
        DutyResult.Own => "依法履职",
        DutyResult.Assist => "协助履职",
        DutyResult.Department => "部门职责",
        DutyResult.Certificate => "出具证明",
        DutyResult.Abolished => "取消事项",
        _ => "清单外",
    };
}
