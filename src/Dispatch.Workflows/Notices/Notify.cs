using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Notices;

/// <summary>Writes a notice to units; it stands on the ticket's history.</summary>
[Activity(
    "Dispatch.Notify", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Notify", DisplayNameZh = "通知",
    Description = "Writes a notice to units.", DescriptionZh = "向单位发出通知。")]
public sealed class Notify : CodeActivity
{
    /// <summary>To whom.</summary>
    [Input(DisplayNameZh = "单位", Description = "A role to the ticket, or a unit's id.", DescriptionZh = "与工单的关系或单位编号。", UIHint = "dropdown", OptionsSource = "units", DefaultValue = "community", Order = 1)]
    public Input<string> Unit { get; set; } = null!;

    /// <summary>What it says.</summary>
    [Input(DisplayNameZh = "内容", Description = "What it says, Chinese.", DescriptionZh = "通知内容。", UIHint = "multiline", Order = 2)]
    public Input<string> Text { get; set; } = null!;

    /// <summary>What it says in English.</summary>
    [Input(DisplayName = "Text (English)", DisplayNameZh = "英文内容", UIHint = "multiline", Order = 3)]
    public Input<string> TextEn { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        var text = context.Get(Text) ?? "";
        var english = context.Get(TextEn) is { Length: > 0 } given ? given : text;
        foreach (var unit in work.UnitsIn(context.Get(Unit) ?? "community"))
        {
            work.Send(LetterKind.Notice, unit, text, english);
            work.Record(HistoryKinds.Notified, $"通知{work.NameOf(unit)}:{text}", $"Notice to {work.NameEnOf(unit)}: {english}");
        }
    }
}
