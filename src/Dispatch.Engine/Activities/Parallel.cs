using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs activities beside each other.</summary>
[Activity("Elsa.Parallel", Category = "Workflows", CategoryZh = "流程", DisplayName = "Parallel", DisplayNameZh = "并行", IsContainer = true, IsBrowsable = false, Description = "Runs activities beside each other and waits for all.", DescriptionZh = "并行运行各活动，全部完成后继续。")]
public sealed class Parallel : Activity
{
    /// <summary>What runs.</summary>
    [Port(IsBrowsable = false)]
    public IReadOnlyList<Activity> Activities { get; set; } = [];

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.ScheduleAllOrComplete(Activities);

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenChildrenHave();

    /// <inheritdoc/>
    protected internal override void ChildCanceled(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenChildrenHave();
}
