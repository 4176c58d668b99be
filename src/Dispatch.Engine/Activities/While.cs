using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs its body as long as a condition holds.</summary>
[Activity("Elsa.While", Category = "Looping", CategoryZh = "循环", DisplayName = "While", DisplayNameZh = "当…时循环", Description = "Runs its body as long as the condition holds.", DescriptionZh = "条件成立时反复运行循环体。")]
public sealed class While : Loop
{
    /// <summary>Evaluated before each round.</summary>
    [Input(DisplayNameZh = "条件", Description = "Evaluated before each round.", DescriptionZh = "每轮开始前计算。", AutoEvaluate = false, UIHint = "singleline")]
    public Input<bool> Condition { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Round(ActivityExecutionContext context)
    {
        if (Body is not null && Condition.Expression is not null && context.Evaluate(Condition))
        {
            context.Schedule(Body);
        }
        else
        {
            context.Complete();
        }
    }
}
