using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>A place in a flowchart that holds another activity.</summary>
[Activity("Elsa.FlowNode", Category = "Flow", CategoryZh = "流程", DisplayName = "Container", DisplayNameZh = "容器", Description = "Runs the activity inside it.", DescriptionZh = "运行其中的活动。")]
public sealed class FlowNode : Activity
{
    /// <summary>What runs.</summary>
    [Port(DisplayNameZh = "内容")]
    public Activity? Body { get; set; }

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.ScheduleOrComplete(Body);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.Complete();
}
