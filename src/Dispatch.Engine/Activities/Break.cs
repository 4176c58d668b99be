using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Leaves the nearest loop.</summary>
[Activity("Elsa.Break", Category = "Looping", CategoryZh = "循环", DisplayName = "Break", DisplayNameZh = "跳出循环", Description = "Leaves the nearest loop.", DescriptionZh = "跳出最近的循环。")]
public sealed class Break : Activity
{
    /// <inheritdoc/>
    protected internal override bool IsTerminal => true;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        context.Signal(new BreakSignal());
        context.Complete();
    }
}
