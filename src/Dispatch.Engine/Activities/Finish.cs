using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Ends the whole instance at once.</summary>
[Activity("Elsa.Finish", Category = "Primitives", CategoryZh = "基本", DisplayName = "Finish", DisplayNameZh = "终止实例", Description = "Ends the instance at once; nothing else runs or waits.", DescriptionZh = "立即结束整个实例，不再运行或等待。")]
public sealed class Finish : Activity
{
    /// <inheritdoc/>
    protected internal override bool IsTerminal => true;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        context.Workflow.Finish();
        context.Complete();
    }
}
