using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs the activity of the first matching case, of all matching ones, or the default.</summary>
[Activity("Elsa.Switch", Category = "Branching", CategoryZh = "分支", DisplayName = "Switch", DisplayNameZh = "选择", Description = "Runs the activities of the cases that match, else the default.", DescriptionZh = "运行满足条件的分支，均不满足时运行默认分支。")]
public sealed class Switch : Activity
{
    private IReadOnlyList<SwitchCase> _cases = [];

    /// <summary>The cases as the definition has them.</summary>
    [Input(DisplayNameZh = "分支", Description = "Label, condition and activity of each case.", DescriptionZh = "每个分支的名称、条件与活动。", UIHint = "switch-editor")]
    public JsonNode? Cases { get; set; }

    /// <summary>First match or all matches.</summary>
    [Input(DisplayNameZh = "方式", Description = "MatchFirst: the first that matches. MatchAny: all that match.", DescriptionZh = "MatchFirst：首个满足者；MatchAny：全部满足者。", DefaultValue = SwitchMode.MatchFirst)]
    public Input<SwitchMode> Mode { get; set; } = null!;

    /// <summary>What runs when no case matches.</summary>
    [Port(DisplayNameZh = "默认")]
    public Activity? Default { get; set; }

    /// <summary>Kept for definitions; nothing is written to it.</summary>
    [Output(DisplayNameZh = "输出")]
    public Output<object> Output { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Configure(ActivityBuilder builder) => _cases = SwitchCase.Read(builder, Cases, withActivity: true);

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var matching = SwitchCase.Matching(_cases, context, context.Get(Mode));
        if (matching.Count == 0)
        {
            context.ScheduleOrComplete(Default);
        }
        else
        {
            context.ScheduleAllOrComplete([.. matching.Select(c => c.Activity).OfType<Activity>()]);
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenChildrenHave();

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenChildrenHave();
}
