using Dispatch.Engine.Authoring;
using Dispatch.Engine.Runtime;

namespace Dispatch.Engine.Activities;

/// <summary>Waits for a named event, or is started by it.</summary>
[Activity("Elsa.Event", Category = "Primitives", CategoryZh = "基本", DisplayName = "Event", DisplayNameZh = "事件", Kind = "Trigger", Description = "Waits for a named event, or starts the workflow at one.", DescriptionZh = "等待指定名称的事件，或由其启动流程。")]
public sealed class Event : Activity, ITrigger
{
    /// <summary>Name of the event.</summary>
    [Input(DisplayNameZh = "事件名", Description = "Name of the event.", DescriptionZh = "事件的名称。")]
    public Input<string> EventName { get; set; } = null!;

    /// <summary>What the event brought.</summary>
    [Output(DisplayNameZh = "结果", Description = "What the event brought.", DescriptionZh = "事件带来的数据。")]
    public Output<object> Result { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfRun)
        {
            Resume(context, null!, context.Workflow.TriggerInput);
            return;
        }

        var name = context.Get(EventName) ?? throw new FaultException($"Activity '{Id}' names no event.");
        context.CreateBookmark(EventStimulus.Name, EventStimulus.Payload(name));
    }

    /// <inheritdoc/>
    protected internal override void Resume(ActivityExecutionContext context, State.Bookmark bookmark, object? input)
    {
        // As in Elsa an event without data brings an empty object, so that scripts may look into it.
        context.Set(Result, input ?? new Dictionary<string, object?>());
        context.Complete();
    }

    /// <inheritdoc/>
    public IEnumerable<(string StimulusName, object Payload)> Stimuli(TriggerContext context)
    {
        if (context.Get(EventName) is { Length: > 0 } name)
        {
            yield return (EventStimulus.Name, EventStimulus.Payload(name));
        }
    }
}
