using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Names the instance.</summary>
[Activity("Elsa.SetName", Category = "Primitives", CategoryZh = "基本", DisplayName = "Set Name", DisplayNameZh = "命名实例", Description = "Gives the instance a name for people.", DescriptionZh = "为实例命名。")]
public sealed class SetName : CodeActivity
{
    /// <summary>The name.</summary>
    [Input(DisplayNameZh = "名称", Description = "The name.", DescriptionZh = "实例名称。")]
    public Input<string> Value { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.Workflow.State.Name = context.Get(Value);
}
