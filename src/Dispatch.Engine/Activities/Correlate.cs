using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Sets what the instance is about.</summary>
[Activity("Elsa.Correlate", Category = "Primitives", CategoryZh = "基本", DisplayName = "Correlate", DisplayNameZh = "设置关联号", Description = "Sets the correlation id of the instance.", DescriptionZh = "设置实例的关联号。")]
public sealed class Correlate : CodeActivity
{
    /// <summary>The correlation id.</summary>
    [Input(DisplayNameZh = "关联号", Description = "The correlation id.", DescriptionZh = "关联号。")]
    public Input<string> CorrelationId { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) => context.Workflow.State.CorrelationId = context.Get(CorrelationId);
}
