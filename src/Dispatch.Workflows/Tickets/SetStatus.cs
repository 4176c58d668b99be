using Dispatch.Engine.Authoring;

namespace Dispatch.Workflows.Tickets;

/// <summary>Changes the status that everyone sees.</summary>
[Activity(
    "Dispatch.SetStatus", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Set the status", DisplayNameZh = "设置工单状态",
    Description = "Changes the ticket's status.", DescriptionZh = "改变工单状态。")]
public sealed class SetStatus : CodeActivity
{
    /// <summary>The status.</summary>
    [Input(DisplayNameZh = "状态", Description = "The status.", DescriptionZh = "工单状态。", UIHint = "dropdown", OptionsSource = "ticket-statuses")]
    public Input<string> Status { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var word = context.Get(Status);
        if (!Enum.TryParse<TicketStatus>(word, ignoreCase: true, out var status))
        {
            throw new FaultException($"'{word}' is no status of a ticket.");
        }

        context.Feature<TicketWork>().SetStatus(status);
    }
}
