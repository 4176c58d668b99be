using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Admission;

/// <summary>Lets work reach a community only when a list or a live admission entry says so; a refusal cites the entry or its absence and is counted.</summary>
[Activity(
    "Dispatch.CheckAdmission", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Check admission", DisplayNameZh = "事项准入核验",
    Description = "Whether the matter may be put on the community, by list or admission entry.", DescriptionZh = "核验事项能否交给社区:清单或准入事项。",
    Outcomes = ["Allowed", "Refused"], OutcomesZh = ["准入", "拒绝"])]
public sealed class CheckAdmissionActivity : CodeActivity
{
    /// <summary>The community.</summary>
    [Input(DisplayNameZh = "社区", Description = "The community; empty: the one just assigned, or the ticket's.", DescriptionZh = "社区;为空则为刚指定的社区或工单所属社区。", UIHint = "dropdown", OptionsSource = "communities")]
    public Input<string> Community { get; set; } = null!;

    /// <summary>The department that asks.</summary>
    [Input(DisplayNameZh = "下派部门", Description = "The department that puts it on; empty: a street assigns.", DescriptionZh = "下派部门;为空表示由街道交办。", UIHint = "dropdown", OptionsSource = "askers")]
    public Input<string> Department { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var ticket = work.Ticket;
        var community = context.Get(Community) is { Length: > 0 } named ? work.UnitsIn(named)[0] : work.AssignedCommunityId ?? ticket.CommunityId ?? throw new FaultException("The ticket names no community to check.");
        var department = context.Get(Department) is { Length: > 0 } asking ? work.UnitsIn(asking)[0] : null;
        var check = work.Reference.CheckAdmission(department, community, ticket.CategoryCode, work.Today);
        work.Record(HistoryKinds.AdmissionChecked, check.Text, check.TextEn, data: new JsonObject { ["allowed"] = check.Allowed, ["entryId"] = check.EntryId, ["reason"] = check.Reason.ToString(), ["communityId"] = community });
        if (check.Allowed)
        {
            Assign(work, community, check);
        }
        else
        {
            if (ticket.Matter == Matter.Downward)
            {
                Cite(ticket, check);
                ticket.Answer = check.ToAnswer();
            }

            work.Surroundings.Refusals.Record(check, department ?? work.Actor.UnitId ?? ticket.StreetId, community, ticket.CategoryCode, ticket.Id);
            work.Raise(EventTypes.AdmissionRefused, data: JsonSerializer.SerializeToElement(new { ticketId = ticket.Id, communityId = community, check.EntryId, check.Reason, check.Text, check.TextEn }, JsonText.Options));
        }

        context.Complete(check.Allowed ? "Allowed" : "Refused");
    }

    private static void Assign(TicketWork work, string community, AdmissionCheck check)
    {
        var ticket = work.Ticket;
        ticket.CommunityId = community;
        Cite(ticket, check);
        if (ticket.Matter == Matter.Complaint && work.Reference.LookUpDuty(ticket.CategoryCode, community, work.Today) is { Entry: { } entry } duty)
        {
            ticket.DutyList = entry.List.ToString();
            ticket.DutyResult = duty.Result.ToString();
        }
    }

    /// <summary>The entry that decided stays with the ticket, also where it decided against.</summary>
    private static void Cite(Ticket ticket, AdmissionCheck check)
    {
        ticket.DutyEntryId = check.EntryId;
        ticket.DutyList = check.EntryKind == "admission" ? "Admission" : ticket.DutyList;
        if (ticket.Matter == Matter.Downward)
        {
            ticket.DutyResult = check.Reason.ToString();
        }
    }
}
