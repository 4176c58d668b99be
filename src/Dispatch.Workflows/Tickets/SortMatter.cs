using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>Sorts a matter before anybody is given it: what belongs to an emergency number, a court or a petition office is told so at once.</summary>
[Activity(
    "Dispatch.SortMatter", Category = "Dispatch", CategoryZh = "接诉即办", DisplayName = "Sort the matter", DisplayNameZh = "派单前分拣",
    Description = "Tells matters for other channels where to go; all others go to the station or straight to the duty list.", DescriptionZh = "应走其他渠道的当场告知;其余交驿站或直接查清单。",
    Outcomes = ["Station", "DutyList", "ProperChannel"], OutcomesZh = ["交驿站", "查清单", "已告知渠道"])]
public sealed class SortMatter : CodeActivity
{
    /// <summary>The rules.</summary>
    [Input(DisplayNameZh = "分拣规则", Description = "JSON list of { words, categories, answer, answerEn }: the first rule with one of its words in the text, or with the category, answers. Empty: the usual rules.", DescriptionZh = "JSON 列表 { words, categories, answer, answerEn }:文字中出现任一词语或属于该类别的第一条规则生效;为空则用默认规则。", UIHint = "json-editor")]
    public Input<string> Rules { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Execute(ActivityExecutionContext context)
    {
        var work = context.Feature<TicketWork>();
        if (work.GoesStraightToTheLists)
        {
            context.Complete("DutyList");
            return;
        }

        var rules = context.Get(Rules) is { Length: > 0 } text ? JsonSerializer.Deserialize<List<SortRule>>(text, JsonText.Options)! : SortRule.Usual;
        if (rules.Find(r => r.Fits(work.Ticket)) is { } rule)
        {
            work.Ticket.Answer = rule.Answer;
            work.Record(HistoryKinds.Sorted, rule.Answer, rule.AnswerEn ?? rule.Answer, data: new JsonObject { ["rule"] = rule.Name });
            context.Complete("ProperChannel");
            return;
        }

        var byCommunity = work.Reference.Unit(work.Ticket.FiledByUnitId) is { Kind: Organisation.UnitKind.Community };
        context.Complete(!byCommunity && work.Reference.StationOf(work.Ticket.CompoundId) is not null ? "Station" : "DutyList");
    }
}
