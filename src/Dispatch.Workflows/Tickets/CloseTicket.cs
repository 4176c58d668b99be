using Dispatch.Engine.Authoring;

namespace Dispatch.Workflows.Tickets;

/// <summary>Ends the ticket and files it (办结归档).</summary>
[Activity(
    "Dispatch.CloseTicket", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Close the ticket", DisplayNameZh = "办结归档",
    Description = "Ends the ticket: nothing of it is open any more.", DescriptionZh = "工单结束,不再有待办。")]
public sealed class CloseTicket : CodeActivity
{
    /// <summary>How it ends.</summary>
    [Input(DisplayNameZh = "结束状态", Description = "closed, notAccepted or withdrawn.", DescriptionZh = "closed 办结,notAccepted 不予受理,withdrawn 撤回。", UIHint = "dropdown", OptionsSource = "final-statuses", DefaultValue = "closed", Order = 1)]
    public Input<string> Status { get; set; } = null!;

    /// <summary>What the resident is answered.</summary>
    [Input(DisplayNameZh = "答复", Description = "What the resident is answered; empty: what the steps before said.", DescriptionZh = "给居民的答复;为空则用前面步骤的答复。", UIHint = "multiline", Order = 2)]
    public Input<string> Answer { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        if (!Enum.TryParse<TicketStatus>(context.Get(Status), ignoreCase: true, out var status) || status is not (TicketStatus.Closed or TicketStatus.NotAccepted or TicketStatus.Withdrawn))
        {
            throw new FaultException($"A ticket can't be closed as '{context.Get(Status)}': choose closed, notAccepted or withdrawn.");
        }

        work.End(status, context.Get(Answer) is { Length: > 0 } answer ? answer : null);
        switch (status)
        {
            case TicketStatus.NotAccepted:
                work.Record(HistoryKinds.NotAccepted, $"不予受理:{work.Ticket.Answer}", $"Not accepted: {work.Ticket.Answer}");
                break;
            case TicketStatus.Withdrawn:
                work.Record(HistoryKinds.Withdrawn, "已撤回。", "Withdrawn.");
                break;
            default:
                work.Record(HistoryKinds.Closed, "工单办结归档。", "The ticket is closed.");
                break;
        }

        work.Raise(EventTypes.TicketClosed);
    }
}
