using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Runs another workflow and goes on with its result.</summary>
[Activity("Elsa.ExecuteWorkflow", Category = "Composition", CategoryZh = "组合", DisplayName = "Execute Workflow", DisplayNameZh = "执行流程", Kind = "Task", Description = "Runs another workflow and goes on with its result.", DescriptionZh = "运行另一个流程，并以其结果继续。")]
public sealed class ExecuteWorkflow : Activity
{
    /// <summary>The name of its wait.</summary>
    public const string StimulusName = "Elsa.ExecuteWorkflow";

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

    /// <summary>How the child stands and what it gave.</summary>
    [Output(DisplayNameZh = "结果", Description = "Instance, status and outputs of the other workflow.", DescriptionZh = "另一流程的实例、状态与输出。")]
    public Output<object> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        // The child is a transaction of its own. Not waiting means: hear of it at its first rest, ended or not.
        var bookmark = context.CreateBookmark(StimulusName, new { waitsFor = context.Workflow.NewId() });
        ChildWorkflow.Start(context, context.Get(WorkflowDefinitionId), context.Get(CorrelationId), ChildWorkflow.Inputs(context.Get(Input)), bookmark.Id, !context.Get(WaitForCompletion));
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        ChildWorkflow.ThrowIfNotStarted(input);
        context.Set(Result, new Dictionary<string, object?>
        {
            ["WorkflowDefinitionVersionId"] = ChildWorkflow.Told(input, "definitionVersionId"),
            ["WorkflowInstanceId"] = ChildWorkflow.Told(input, "instanceId"),
            ["CorrelationId"] = ChildWorkflow.Told(input, "correlationId"),
            ["Status"] = ChildWorkflow.Told(input, "status"),
            ["SubStatus"] = ChildWorkflow.Told(input, "subStatus"),
            ["Output"] = ChildWorkflow.Told(input, "output") ?? new Dictionary<string, object?>(),
        });
        context.Complete();
    }
}
