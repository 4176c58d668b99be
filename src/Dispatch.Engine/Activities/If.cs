using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs one of two activities.</summary>
[Activity("Elsa.If", Category = "Branching", CategoryZh = "分支", DisplayName = "If", DisplayNameZh = "如果", Description = "Runs Then when the condition holds, else Else.", DescriptionZh = "条件成立运行“则”，否则运行“否则”。")]
public sealed class If : Activity
{
    /// <summary>What is decided by.</summary>
    [Input(DisplayNameZh = "条件", Description = "An expression that is true or false.", DescriptionZh = "结果为真或假的表达式。", UIHint = "singleline")]
    public Input<bool> Condition { get; set; } = null!;

    /// <summary>What runs when the condition holds.</summary>
    [Port(DisplayNameZh = "则")]
    public Activity? Then { get; set; }

    /// <summary>What runs when it doesn't.</summary>
    [Port(DisplayNameZh = "否则")]
    public Activity? Else { get; set; }

    /// <summary>The condition's value.</summary>
    [Output(DisplayNameZh = "结果", Description = "The condition's value.", DescriptionZh = "条件的值。")]
    public Output<bool> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var holds = context.Get(Condition);
        context.Set(Result, holds);
        context.ScheduleOrComplete(holds ? Then : Else);
    }

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete();

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete();
}
