using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Ends the activity around it.</summary>
[Activity("Elsa.End", Category = "Flow", CategoryZh = "流程", DisplayName = "End", DisplayNameZh = "结束", Description = "Ends the flowchart or sequence around it.", DescriptionZh = "结束所在的流程图或顺序。")]
public sealed class End : Activity
{
    /// <inheritdoc/>
    protected internal override bool IsTerminal => true;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.Complete();
}
