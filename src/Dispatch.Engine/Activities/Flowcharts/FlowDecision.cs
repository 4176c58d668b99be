using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Goes on at True or at False.</summary>
[Activity("Elsa.FlowDecision", Category = "Branching", CategoryZh = "分支", DisplayName = "Decision", DisplayNameZh = "判断", Outcomes = ["True", "False"], OutcomesZh = ["是", "否"],
    Description = "Goes on at True when the condition holds, else at False.", DescriptionZh = "条件成立走“是”，否则走“否”。")]
public sealed class FlowDecision : Activity
{
    /// <summary>What is decided by.</summary>
    [Input(DisplayNameZh = "条件", Description = "An expression that is true or false.", DescriptionZh = "结果为真或假的表达式。", DefaultSyntax = "JavaScript", UIHint = "singleline")]
    public Input<bool> Condition { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.Complete(context.Get(Condition) ? "True" : "False");
}
