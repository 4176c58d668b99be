using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Notices;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Escalation;

/// <summary>Brings a ticket to the level above: it stands under supervision, and that level hears of it.</summary>
[Activity(
    "Dispatch.Escalate", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Escalate", DisplayNameZh = "提级",
    Description = "Puts the ticket under supervision and writes to the level above.", DescriptionZh = "工单转为督办,并函告上级。")]
public sealed class Escalate : CodeActivity
{
    /// <summary>The unit that is written to.</summary>
    [Input(DisplayNameZh = "上级单位", Description = "Who hears of it.", DescriptionZh = "函告的单位。", UIHint = "dropdown", OptionsSource = "units", DefaultValue = "district", Order = 1)]
    public Input<string> Unit { get; set; } = null!;

    /// <summary>Why.</summary>
    [Input(DisplayNameZh = "原因", Description = "Why it is escalated.", DescriptionZh = "提级的原因。", Order = 2)]
    public Input<string> Reason { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var reason = context.Get(Reason) is { Length: > 0 } given ? given : "多次处理未解决";
        work.SetStatus(TicketStatus.Supervised);
        foreach (var unit in work.UnitsIn(context.Get(Unit) ?? "district"))
        {
            work.Send(LetterKind.NoticeAbove, unit, $"工单 {work.Ticket.Number} 提级:{reason}。", $"Ticket {work.Ticket.Number} is escalated: {reason}.");
            work.Record(HistoryKinds.Escalated, $"提级至{work.NameOf(unit)}:{reason}。", $"Escalated to {work.NameEnOf(unit)}: {reason}.", data: new JsonObject { ["unitId"] = unit });
        }

        work.Raise(EventTypes.TicketEscalated);
    }
}
