using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Expressions;

namespace Dispatch.Engine.Activities;

/// <summary>Starts another workflow once per item and may wait for all ends.</summary>
[Activity("Elsa.BulkDispatchWorkflows", Category = "Composition", CategoryZh = "组合", DisplayName = "Bulk Dispatch Workflows", DisplayNameZh = "批量派发流程", Kind = "Task", Outcomes = ["Completed", "Canceled", "Done"], OutcomesZh = ["全部完成", "已取消", "完成"],
    Description = "Starts another workflow once for each item and may wait until all have ended.", DescriptionZh = "对每一项启动一次另一个流程，可等待全部结束。")]
public sealed class BulkDispatchWorkflows : Activity
{
    /// <summary>The workflow to start.</summary>
    [Input(DisplayNameZh = "流程", Description = "Id of the workflow to start; its published version runs.", DescriptionZh = "要启动的流程编号，运行其已发布版本。", UIHint = "workflow-definition-picker")]
    public Input<string> WorkflowDefinitionId { get; set; } = null!;

    /// <summary>One child each.</summary>
    [Input(DisplayNameZh = "列表", Description = "One new instance for each item. An object's members become inputs.", DescriptionZh = "每一项启动一个新实例；对象的成员成为其输入。")]
    public Input<object> Items { get; set; } = null!;

    /// <summary>The input that takes an item that is no object.</summary>
    [Input(DisplayNameZh = "项的输入名", Description = "The input that takes an item that is no object.", DescriptionZh = "非对象的项传入此输入。", DefaultValue = "Item")]
    public Input<string> DefaultItemInputKey { get; set; } = null!;

    /// <summary>Gives the correlation id for an item.</summary>
    [Input(DisplayNameZh = "关联号函数", Description = "Evaluated for each item; the item is getItem().", DescriptionZh = "对每一项计算；以 getItem() 取得该项。", AutoEvaluate = false)]
    public Input<string> CorrelationIdFunction { get; set; } = null!;

    /// <summary>Inputs that all children get.</summary>
    [Input(DisplayNameZh = "共同输入", Description = "Inputs that all new instances get, a JSON object.", DescriptionZh = "所有新实例共同的输入，JSON 对象。", UIHint = "json-editor")]
    public Input<object> Input { get; set; } = null!;

    /// <summary>Whether it waits for all ends.</summary>
    [Input(DisplayNameZh = "等待完成", Description = "Whether to wait until all have ended.", DescriptionZh = "是否等待全部结束。", DefaultValue = true)]
    public Input<bool> WaitForCompletion { get; set; } = null!;

    /// <summary>Kept for definitions; there is one channel here.</summary>
    [Input(DisplayNameZh = "通道", Description = "Kept for exchange with Elsa; without effect here.", DescriptionZh = "为与 Elsa 交换而保留，此处无效。")]
    public Input<string> ChannelName { get; set; } = null!;

    /// <summary>Kept for definitions.</summary>
    [Input(DisplayNameZh = "新的跟踪", Description = "Kept for exchange with Elsa; without effect here.", DescriptionZh = "为与 Elsa 交换而保留，此处无效。", Category = "Open Telemetry")]
    public Input<bool> StartNewTrace { get; set; } = null!;

    /// <summary>Runs for each child that has ended well.</summary>
    [Port(Name = "ChildCompleted", DisplayNameZh = "子流程完成")]
    public Activity? ChildCompletedPort { get; private set; }

    /// <summary>Runs for each child that has failed.</summary>
    [Port(Name = "ChildFaulted", DisplayNameZh = "子流程失败")]
    public Activity? ChildFaultedPort { get; private set; }

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var items = new ItemList();
        items.Load(context, Items);
        var waits = context.Get(WaitForCompletion) && items.Count > 0;
        var bookmark = waits ? context.CreateBookmark("Elsa.BulkDispatchWorkflows", new { waitsFor = context.Workflow.NewId() }, autoBurn: false) : null;
        for (var i = 0; i < items.Count; i++)
        {
            ChildWorkflow.Start(context, context.Get(WorkflowDefinitionId), Correlation(context, items[i]), InputsFor(context, items[i]), bookmark?.Id);
        }

        context.State<BulkState>().Open = items.Count;
        if (!waits)
        {
            context.Complete("Done");
        }
    }

    private string? Correlation(ActivityExecutionContext context, object? item)
    {
        if (CorrelationIdFunction.Expression is null)
        {
            return null;
        }

        var lent = new ScriptArguments { Values = new Dictionary<string, object?> { ["Item"] = item } };
        return Values.To<string>(JavaScriptExpression.Run(CorrelationIdFunction.Expression, context, lent));
    }

    private Dictionary<string, JsonElement> InputsFor(ActivityExecutionContext context, object? item)
    {
        var inputs = ChildWorkflow.Inputs(context.Get(Input));
        if (item is JsonElement { ValueKind: JsonValueKind.Object })
        {
            foreach (var (name, value) in ChildWorkflow.Inputs(item))
            {
                inputs[name] = value;
            }
        }
        else
        {
            inputs[context.Get(DefaultItemInputKey) ?? "Item"] = Values.ToJson(item);
        }

        return inputs;
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        context.State<BulkState>().Open--;
        var port = ChildWorkflow.Told(input, "subStatus") as string == "Finished" ? ChildCompletedPort : ChildFaultedPort;
        if (port is not null)
        {
            context.Schedule(port, new Dictionary<string, object?> { ["ChildInstanceId"] = ChildWorkflow.Told(input, "instanceId"), ["ChildOutput"] = ChildWorkflow.Told(input, "output") });
        }

        CompleteIfDone(context);
    }

    /// <inheritdoc/>
    protected internal override void ChildCompleted(ActivityExecutionContext context, ActivityExecutionContext child) => CompleteIfDone(context);

    private static void CompleteIfDone(ActivityExecutionContext context)
    {
        if (context.State<BulkState>().Open <= 0 && !context.HasActiveChildren && !context.HasFailedChildren)
        {
            context.Complete("Completed", "Done");
        }
    }
}
