using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Sets an output of the workflow.</summary>
[Activity("Elsa.SetOutput", Category = "Composition", CategoryZh = "组合", DisplayName = "Set Output", DisplayNameZh = "设置输出", Description = "Sets an output of the workflow.", DescriptionZh = "设置流程的输出。")]
public sealed class SetOutput : CodeActivity
{
    /// <summary>Name of the output.</summary>
    [Input(DisplayNameZh = "输出名", Description = "Name of the output.", DescriptionZh = "输出的名称。", UIHint = "output-picker")]
    public Input<string> OutputName { get; set; } = null!;

    /// <summary>Its value.</summary>
    [Input(DisplayNameZh = "值", Description = "Its value.", DescriptionZh = "输出的值。")]
    public Input<object> OutputValue { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) =>
        context.SetWorkflowOutput(context.Get(OutputName) ?? throw new FaultException($"Activity '{Id}' names no output."), context.Get(OutputValue));
}
