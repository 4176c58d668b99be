using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities.Flowcharts;

/// <summary>Goes on at all its branches at once.</summary>
[Activity("Elsa.FlowFork", Category = "Branching", CategoryZh = "分支", DisplayName = "Fork (flow)", DisplayNameZh = "分叉", Description = "Goes on at all branches at once.", DescriptionZh = "同时进入所有分支。")]
public sealed class FlowFork : Activity
{
    /// <summary>Names of the branches.</summary>
    [Input(DisplayNameZh = "分支", Description = "Names of the branches; each becomes a port.", DescriptionZh = "分支名称，每个名称成为一个出口。", UIHint = "dynamic-outcomes")]
    public Input<List<string>> Branches { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.Complete(context.Get(Branches) ?? []);
}
