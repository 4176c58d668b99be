using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs its body for all items of a list at once.</summary>
[Activity("Elsa.ParallelForEach", Category = "Looping", CategoryZh = "循环", DisplayName = "Parallel For Each", DisplayNameZh = "并行逐项", Description = "Runs its body for all items of a list at once and waits for all.", DescriptionZh = "对列表中的所有项同时运行循环体，全部完成后继续。")]
public sealed class ParallelForEach : Activity
{
    /// <summary>The list.</summary>
    [Input(DisplayNameZh = "列表", Description = "The items.", DescriptionZh = "要处理的各项。")]
    public Input<object> Items { get; set; } = null!;

    /// <summary>What runs for each item.</summary>
    [Port(DisplayNameZh = "循环体")]
    public Activity? Body { get; set; }

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var items = new ItemList();
        items.Load(context, Items);
        if (Body is null || items.Count == 0)
        {
            context.Complete();
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            context.Schedule(Body, new Dictionary<string, object?> { ["CurrentIndex"] = (long)i, ["CurrentValue"] = items[i] });
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (context.State<LoopState>().Breaks)
        {
            context.Complete();
        }
        else
        {
            context.CompleteWhenChildrenHave();
        }
    }

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenChildrenHave();

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
}
