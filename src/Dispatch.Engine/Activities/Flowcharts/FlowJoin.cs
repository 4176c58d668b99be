using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Brings branches together.</summary>
[Activity("Elsa.FlowJoin", Category = "Branching", CategoryZh = "分支", DisplayName = "Join", DisplayNameZh = "汇合", Description = "Brings branches together: at the first, at all, or at all that were taken.",
    DescriptionZh = "汇合分支：任一到达、全部到达或全部已走的分支到达。")]
public sealed class FlowJoin : Activity
{
    /// <summary>What it waits for.</summary>
    [Input(DisplayNameZh = "方式", Description = "WaitAny: the first branch, the others are cancelled. WaitAll: every branch. WaitAllActive: every branch that was taken.",
        DescriptionZh = "WaitAny：任一分支到达，取消其余；WaitAll：全部分支；WaitAllActive：全部已走的分支。", DefaultValue = FlowJoinMode.WaitAny)]
    public Input<FlowJoinMode> Mode { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.Parent is { Activity: Flowchart chart } around)
        {
            chart.CancelAncestors(around, this);
        }

        context.Complete();
    }

    /// <summary>The mode as the flowchart sees it, before the join itself runs.</summary>
    internal FlowJoinMode ModeIn(ActivityExecutionContext flowchart) => Mode.Expression is null ? FlowJoinMode.WaitAny : flowchart.Evaluate(Mode);
}
