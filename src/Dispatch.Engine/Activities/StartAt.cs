using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Waits for an instant, or starts the workflow at it.</summary>
[Activity("Elsa.StartAt", Category = "Scheduling", CategoryZh = "定时", DisplayName = "Start at", DisplayNameZh = "定点启动", Kind = "Trigger", Description = "Starts the workflow at an instant, or waits for it.", DescriptionZh = "在指定时刻启动流程，或等待该时刻。")]
public sealed class StartAt : Activity, ITrigger
{
    /// <summary>The stimulus name.</summary>
    public const string StimulusName = "Elsa.StartAt";

    /// <summary>The instant.</summary>
    [Input(DisplayNameZh = "时刻", Description = "The instant.", DescriptionZh = "指定的时刻。", UIHint = "datetime-picker")]
    public Input<DateTimeOffset> DateTime { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var executeAt = context.Get(DateTime);
        if (context.IsTriggerOfRun || executeAt <= context.Now)
        {
            context.Complete();
            return;
        }

        context.CreateBookmark(StimulusName, new { executeAt }, dueAt: executeAt);
    }

    /// <inheritdoc/>
    public IEnumerable<(string StimulusName, object Payload)> Stimuli(TriggerContext context)
    {
        if (DateTime.Expression is not null && context.Get(DateTime) is var executeAt && executeAt != default)
        {
            yield return (StimulusName, new { executeAt });
        }
    }
}
