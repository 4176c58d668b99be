using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Starts another workflow beside this one and may wait for its end.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "Composition", CategoryZh = "组合", DisplayName = "Dispatch Workflow", DisplayNameZh = "派发流程", Description = "Starts another workflow and may wait for its end.", DescriptionZh = "启动另一个流程，可等待其结束。")]
public sealed class DispatchWorkflow : Activity
{
    /// <summary>The workflow to start.</summary>
    [Input(DisplayNameZh = "流程", Description = "Id of the workflow to start; its published version runs.", DescriptionZh = "要启动的流程编号，运行其已发布版本。", UIHint = "workflow-definition-picker")]
    public Input<string> WorkflowDefinitionId { get; set; } = null!;

    /// <summary>Correlation id of the child.</summary>
    [Input(DisplayNameZh = "关联号", Description = "Correlation id of the new instance.", DescriptionZh = "新实例的关联号。")]
    public Input<string> CorrelationId { get; set; } = null!;

    /// <summary>Inputs of the child.</summary>
    [Input(DisplayNameZh = "输入", Description = "Inputs of the new instance, a JSON object.", DescriptionZh = "新实例的输入，JSON 对象。", UIHint = "json-editor")]
    public Input<object> Input { get; set; } = null!;

    /// <summary>Whether it waits for the child's end.</summary>
    [Input(DisplayNameZh = "等待完成", Description = "Whether to wait until the new instance has ended.", DescriptionZh = "是否等待新实例结束。")]
    public Input<bool> WaitForCompletion { get; set; } = null!;

    /// <summary>Kept for definitions; there is one channel here.</summary>
    [Input(DisplayNameZh = "通道", Description = "Kept for exchange with Elsa; without effect here.", DescriptionZh = "为与 Elsa 交换而保留，此处无效。")]
    public Input<string> ChannelName { get; set; } = null!;

    /// <summary>Kept for definitions.</summary>
    [Input(DisplayNameZh = "新的跟踪", Description = "Kept for exchange with Elsa; without effect here.", DescriptionZh = "为与 Elsa 交换而保留，此处无效。", Category = "Open Telemetry")]
    public Input<bool> StartNewTrace { get; set; } = null!;

    /// <summary>The child's outputs.</summary>
    [Output(DisplayNameZh = "结果", Description = "The outputs of the instance waited for.", DescriptionZh = "所等待实例的输出。")]
    public Output<object> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var bookmark = context.Get(WaitForCompletion) ? context.CreateBookmark("Elsa.DispatchWorkflow", new { waitsFor = context.Workflow.NewId() }) : null;
        ChildWorkflow.Start(context, context.Get(WorkflowDefinitionId), context.Get(CorrelationId), ChildWorkflow.Inputs(context.Get(Input)), bookmark?.Id);
        if (bookmark is null)
        {
            context.Complete();
        }
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        ChildWorkflow.ThrowIfNotStarted(input);
        context.Set(Result, ChildWorkflow.Told(input, "output") ?? new Dictionary<string, object?>());
        context.Complete();
    }
}
