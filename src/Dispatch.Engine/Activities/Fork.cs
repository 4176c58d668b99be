using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs branches beside each other and joins them again.</summary>
[Activity("Elsa.Fork", Category = "Control Flow", CategoryZh = "控制", DisplayName = "Fork", DisplayNameZh = "分叉与汇合", IsBrowsable = false, Description = "Runs branches beside each other and joins them again.", DescriptionZh = "并行运行各分支后汇合。")]
public sealed class Fork : Activity
{
    /// <summary>When it has completed.</summary>
    [Input(DisplayNameZh = "汇合方式", Description = "WaitAll: when all branches have completed. WaitAny: at the first, the others are cancelled.", DescriptionZh = "WaitAll：全部分支完成；WaitAny：任一分支完成，取消其余。")]
    public ForkJoinMode JoinMode { get; set; }

    /// <summary>What runs.</summary>
    [Port(IsBrowsable = false)]
    public IReadOnlyList<Activity> Branches { get; set; } = [];

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.ScheduleAllOrComplete(Branches);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child)
    {
        if (JoinMode == ForkJoinMode.WaitAny || context.State<LoopState>().Breaks)
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
        if (signal is BreakSignal)
        {
            context.State<LoopState>().Breaks = true;
        }

        return false;
    }
}
