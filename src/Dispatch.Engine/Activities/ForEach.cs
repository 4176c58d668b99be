using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs its body for each item of a list.</summary>
[Activity("Elsa.ForEach", Category = "Looping", CategoryZh = "循环", DisplayName = "For Each", DisplayNameZh = "逐项循环", Description = "Runs its body for each item of a list, one after the other.", DescriptionZh = "对列表中的每一项依次运行循环体。")]
public sealed class ForEach : Loop
{
    /// <summary>The list.</summary>
    [Input(DisplayNameZh = "列表", Description = "The items.", DescriptionZh = "要处理的各项。")]
    public Input<object> Items { get; set; } = null!;

    /// <summary>The item of the round.</summary>
    [Output(DisplayNameZh = "当前项", Description = "The item of the round.", DescriptionZh = "本轮的项。")]
    public Output<object> CurrentValue { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Round(ActivityExecutionContext context)
    {
        if (Body is null)
        {
            context.Complete();
            return;
        }

        var items = context.State<ItemList>();
        items.Load(context, Items);
        var state = context.State<LoopState>();
        if (state.Index >= items.Count)
        {
            context.Complete();
            return;
        }

        var value = items[(int)state.Index];
        context.Set(CurrentValue, value!);
        context.Schedule(Body, new Dictionary<string, object?> { ["CurrentIndex"] = state.Index, ["CurrentValue"] = value });
        state.Index++;
    }
}
