using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Goes on at the first matching case, at all matching ones, or at Default.</summary>
[Activity("Elsa.FlowSwitch", Category = "Branching", CategoryZh = "分支", DisplayName = "Switch (flow)", DisplayNameZh = "多路选择", Outcomes = ["Default"], OutcomesZh = ["其他"],
    Description = "Goes on at the first case that matches, or at all that do, else at Default.", DescriptionZh = "进入首个（或全部）满足条件的分支，均不满足时走“其他”。")]
public sealed class FlowSwitch : Activity
{
    private IReadOnlyList<SwitchCase> _cases = [];

    /// <summary>The cases as the definition has them.</summary>
    [Input(DisplayNameZh = "分支", Description = "Label and condition of each case.", DescriptionZh = "每个分支的名称与条件。", UIHint = "flow-switch-editor")]
    public JsonNode? Cases { get; set; }

    /// <summary>First match or all matches.</summary>
    [Input(DisplayNameZh = "方式", Description = "MatchFirst: the first that matches. MatchAny: all that match.", DescriptionZh = "MatchFirst：首个满足者；MatchAny：全部满足者。", DefaultValue = SwitchMode.MatchFirst)]
    public Input<SwitchMode> Mode { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder) => _cases = SwitchCase.Read(builder, Cases, withActivity: false);

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var matching = SwitchCase.Matching(_cases, context, context.Get(Mode));
        context.Complete(matching.Count == 0 ? ["Default"] : [.. matching.Select(c => c.Label)]);
    }
}
