using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Where a flowchart begins.</summary>
[Activity("Elsa.Start", Category = "Flow", CategoryZh = "流程", DisplayName = "Start", DisplayNameZh = "开始", IsStart = true, Description = "Where the flowchart begins.", DescriptionZh = "流程图的起点。")]
public sealed class Start : CodeActivity
{
    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
    }
}
