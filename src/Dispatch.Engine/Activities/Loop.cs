using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>What loops have in common: rounds one after the other, ended by Break.</summary>
public abstract class Loop : Activity, IExplainsWaiting
{
    /// <summary>What runs in each round.</summary>
    [Port(DisplayNameZh = "循环体")]
    public Activity? Body { get; set; }

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => Round(context);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (context.State<LoopState>().Breaks)
        {
            context.Complete();
        }
        else
        {
            Round(context);
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child) => ChildCompleted(context, child);

    /// <inheritdoc/>
    protected internal override bool Receive(ActivityExecutionContext context, ActivityExecutionContext sender, object signal)
    {
        if (signal is not BreakSignal)
        {
            return false;
        }

        context.State<LoopState>().Breaks = true;
        return true;
    }

    /// <inheritdoc/>
    public string? ExplainWaiting(ActivityExecutionContext context) => Body is null ? $"the loop '{Id}' has no body" : null;

    /// <summary>Schedules the next round, or completes.</summary>
    protected abstract void Round(ActivityExecutionContext context);
}
