using System.Text.Json;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Completes the workflow, or the workflow-as-activity around, with outcomes.</summary>
[Activity("Elsa.Complete", Category = "Composition", CategoryZh = "组合", DisplayName = "Complete", DisplayNameZh = "完成流程", Description = "Completes the workflow around it with outcomes; what still runs inside is cancelled.", DescriptionZh = "以指定结果完成所在流程，其中仍在运行的活动被取消。")]
public sealed class Complete : Activity
{
    /// <inheritdoc/>
    protected internal override bool IsTerminal => true;

    /// <summary>The outcomes: one name or a list.</summary>
    [Input(DisplayNameZh = "结果", Description = "The outcomes.", DescriptionZh = "结果名称。", UIHint = "outcome-picker", DefaultSyntax = "Object")]
    public Input<object> Outcomes { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var outcomes = Names(context.Get(Outcomes));
        context.Signal(new CompleteSignal(outcomes));
        context.Complete(outcomes);
    }

    private static List<string> Names(object? value) => Values.Stored(value) switch
    {
        null => [],
        JsonElement { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Values.FromJson).Select(Values.Shown)],
        string text when text.StartsWith('[') => JsonSerializer.Deserialize<List<string>>(text, Values.Json) ?? [],
        var single => Values.Shown(single) is { Length: > 0 } name ? [name] : [],
    };
}
