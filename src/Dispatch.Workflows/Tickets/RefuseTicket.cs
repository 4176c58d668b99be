using Dispatch.Engine.Authoring;

namespace Dispatch.Workflows.Tickets;

/// <summary>Tells the resident that the matter is not accepted, with the ground. The resident may object once.</summary>
[Activity(
    "Dispatch.RefuseTicket", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Not accepted", DisplayNameZh = "不予受理告知",
    Description = "Tells the resident the ground; the first time an objection is possible.", DescriptionZh = "告知不予受理的理由;首次可提出异议。",
    Outcomes = ["MayObject", "Final"], OutcomesZh = ["可提异议", "不再异议"])]
public sealed class RefuseTicket : CodeActivity
{
    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        work.SetStatus(TicketStatus.NotAccepted);
        work.SetHolder(null);
        context.Complete(work.Ticket.Objected ? "Final" : "MayObject");
    }
}
