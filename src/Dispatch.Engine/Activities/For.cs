using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Counts from a start to an end.</summary>
[Activity("Elsa.For", Category = "Looping", CategoryZh = "循环", DisplayName = "For", DisplayNameZh = "计数循环", Description = "Counts from a start to an end and runs its body for each number.", DescriptionZh = "从起始值数到结束值，每个数运行一次循环体。")]
public sealed class For : Loop
{
    /// <summary>The first number.</summary>
    [Input(DisplayNameZh = "起始", Description = "The first number.", DescriptionZh = "第一个数。")]
    public Input<int> Start { get; set; } = null!;

    /// <summary>The last number.</summary>
    [Input(DisplayNameZh = "结束", Description = "The last number.", DescriptionZh = "最后一个数。")]
    public Input<int> End { get; set; } = null!;

    /// <summary>Added each round; negative counts down.</summary>
    [Input(DisplayNameZh = "步长", Description = "Added each round; negative counts down.", DescriptionZh = "每轮增加的值，负数为倒数。", DefaultValue = 1)]
    public Input<int> Step { get; set; } = null!;

    /// <summary>Whether the end itself has a round.</summary>
    [Input(DisplayNameZh = "包含结束值", Description = "Whether the end itself has a round.", DescriptionZh = "结束值是否也运行一轮。", DefaultValue = true)]
    public Input<bool> OuterBoundInclusive { get; set; } = null!;

    /// <summary>The number of the round.</summary>
    [Output(DisplayNameZh = "当前值", Description = "The number of the round.", DescriptionZh = "本轮的数。")]
    public Output<object> CurrentValue { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Round(ActivityExecutionContext context)
    {
        // Without a body Elsa never completes it; here too, with an incident that says so.
        if (Body is null)
        {
            return;
        }

        var state = context.State<LoopState>();
        var step = (long)context.Get(Step);
        var current = context.Get(Start) + (state.Index * step);
        var end = (long)context.Get(End);
        var inclusive = context.Get(OuterBoundInclusive);
        var goesOn = step >= 0 ? (inclusive ? current <= end : current < end) : inclusive ? current >= end : current > end;
        if (!goesOn)
        {
            context.Complete();
            return;
        }

        state.Index++;
        context.Set(CurrentValue, current);
        context.Schedule(Body, new Dictionary<string, object?> { ["CurrentValue"] = current });
    }
}
