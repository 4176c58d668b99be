using Dispatch.Engine.Authoring;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Activities;

/// <summary>Publishes a named event.</summary>
[Activity("Elsa.PublishEvent", Category = "Primitives", CategoryZh = "基本", DisplayName = "Publish Event", DisplayNameZh = "发布事件", Description = "Publishes a named event to waiting instances and triggers, after this burst.", DescriptionZh = "向等待的实例和触发器发布事件，在本轮运行提交之后生效。")]
public sealed class PublishEvent : CodeActivity
{
    /// <summary>Name of the event.</summary>
    [Input(DisplayNameZh = "事件名", Description = "Name of the event.", DescriptionZh = "事件的名称。")]
    public Input<string> EventName { get; set; } = null!;

    /// <summary>Narrows it to instances with this correlation id.</summary>
    [Input(DisplayNameZh = "关联号", Description = "Only instances with this correlation id hear it.", DescriptionZh = "仅通知具有此关联号的实例。")]
    public Input<string> CorrelationId { get; set; } = null!;

    /// <summary>Narrows it to this instance.</summary>
    [Input(DisplayNameZh = "仅本实例", Description = "Only this instance hears it.", DescriptionZh = "仅通知本实例。")]
    public Input<bool> IsLocalEvent { get; set; } = null!;

    /// <summary>What it brings.</summary>
    [Input(DisplayNameZh = "数据", Description = "What the event brings.", DescriptionZh = "事件携带的数据。")]
    public Input<object> Payload { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var name = context.Get(EventName) ?? throw new FaultException($"Activity '{Id}' names no event.");
        var payload = Values.Stored(context.Get(Payload));
        context.Send(EngineMessages.PublishEventKind, new EngineMessages.PublishEvent(
            name,
            context.Get(CorrelationId) is { Length: > 0 } correlation ? correlation : null,
            payload is null ? null : Values.ToJson(payload),
            context.Get(IsLocalEvent) ? context.Workflow.State.Id : null));
    }
}
