using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs activities one after the other.</summary>
[Activity("Elsa.Sequence", Category = "Workflows", CategoryZh = "流程", DisplayName = "Sequence", DisplayNameZh = "顺序", IsContainer = true, IsBrowsable = false, Description = "Runs activities one after the other.", DescriptionZh = "依次运行各活动。")]
public sealed class Sequence : Activity
{
    /// <summary>What runs, in this order.</summary>
    [Port(IsBrowsable = false)]
    public IReadOnlyList<Activity> Activities { get; set; } = [];

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => Next(context);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (child.Activity.IsTerminal || context.State<LoopState>().Breaks)
        {
            context.Complete();
        }
        else
        {
            Next(context, child);
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child) => ChildCompleted(context, child);

    /// <inheritdoc/>
    protected internal override bool Receive(ActivityExecutionContext context, ActivityExecutionContext sender, object signal)
    {
        if (signal is BreakSignal)
        {
            context.State<LoopState>().Breaks = true;
        }

        return false;
    }

    private void Next(ActivityExecutionContext context, ActivityExecutionContext? after = null)
    {
        var state = context.State<LoopState>();
        if (state.Index < Activities.Count)
        {
            context.Schedule(Activities[(int)state.Index++], null, after);
        }
        else
        {
            context.Complete();
        }
    }
}
