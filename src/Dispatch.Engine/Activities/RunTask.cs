using Dispatch.Engine.Authoring;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Activities;

/// <summary>Asks the outside for a task and waits until it is done.</summary>
[Activity("Elsa.RunTask", Category = "Primitives", CategoryZh = "基本", DisplayName = "Run Task", DisplayNameZh = "外部任务", Description = "Asks the outside for a task and waits until it is reported done.", DescriptionZh = "向外部请求一项任务，等待其完成。")]
public sealed class RunTask : Activity
{
    /// <summary>The stimulus name.</summary>
    public const string StimulusName = "Elsa.RunTask";

    /// <summary>Name of the task.</summary>
    [Input(DisplayNameZh = "任务名", Description = "Name of the task.", DescriptionZh = "任务的名称。")]
    public Input<string> TaskName { get; set; } = null!;

    /// <summary>What goes with it.</summary>
    [Input(DisplayNameZh = "数据", Description = "What goes with the task.", DescriptionZh = "随任务发送的数据。", UIHint = "json-editor")]
    public Input<object> Payload { get; set; } = null!;

    /// <summary>The task's id.</summary>
    [Output(DisplayNameZh = "任务编号", Description = "The id that the completion names.", DescriptionZh = "完成任务时使用的编号。")]
    public Output<string> TaskId { get; set; } = null!;

    /// <summary>What the completion brought.</summary>
    [Output(DisplayNameZh = "结果", Description = "What the completion brought.", DescriptionZh = "任务完成时带回的数据。")]
    public Output<object> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var taskName = context.Get(TaskName) ?? throw new FaultException($"Activity '{Id}' names no task.");
        var taskId = context.Workflow.NewId();
        var payload = Values.Stored(context.Get(Payload));
        context.Set(TaskId, taskId);
        context.CreateBookmark(StimulusName, new { taskId, taskName }, hashed: new { taskId });
        context.Send(EngineMessages.RunTaskKind, new EngineMessages.RunTask(taskId, taskName, payload is null ? null : Values.ToJson(payload)));
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        context.Set(Result, input!);
        context.Complete();
    }
}
