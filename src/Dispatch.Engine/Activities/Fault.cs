using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Fails on purpose.</summary>
[Activity("Elsa.Fault", Category = "Primitives", CategoryZh = "基本", DisplayName = "Fault", DisplayNameZh = "报错", Description = "Fails the workflow with a message.", DescriptionZh = "使流程以指定消息失败。")]
public sealed class Fault : Activity
{
    /// <summary>Code of the fault.</summary>
    [Input(DisplayNameZh = "代码", Description = "Code of the fault.", DescriptionZh = "错误代码。")]
    public Input<string> Code { get; set; } = null!;

    /// <summary>Category of the fault.</summary>
    [Input(DisplayNameZh = "类别", Description = "Category of the fault.", DescriptionZh = "错误类别。")]
    public Input<string> Category { get; set; } = null!;

    /// <summary>System or Business.</summary>
    [Input(DisplayNameZh = "类型", Description = "System or Business.", DescriptionZh = "System（系统）或 Business（业务）。")]
    public Input<string> FaultType { get; set; } = null!;

    /// <summary>What went wrong.</summary>
    [Input(DisplayNameZh = "消息", Description = "What went wrong.", DescriptionZh = "错误说明。")]
    public Input<string> Message { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context) =>
        throw new FaultException(context.Get(Message) ?? "", context.Get(Code) ?? "0", context.Get(Category) ?? "General", context.Get(FaultType) ?? "System");
}
