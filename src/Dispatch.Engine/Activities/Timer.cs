using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Waits for an interval, or starts the workflow at each.</summary>
[Activity("Elsa.Timer", Category = "Scheduling", CategoryZh = "定时", DisplayName = "Timer", DisplayNameZh = "定时器", Kind = "Trigger", Description = "Starts the workflow at an interval, or waits for one.", DescriptionZh = "按固定间隔启动流程，或等待一个间隔。")]
public sealed class Timer : Activity, ITrigger
{
    /// <summary>The stimulus name.</summary>
    public const string StimulusName = "Elsa.Timer";

    /// <summary>The interval.</summary>
    [Input(DisplayNameZh = "间隔", Description = "The interval, e.g. 00:15:00.", DescriptionZh = "间隔，如 00:15:00。", DefaultValue = "00:01:00")]
    public Input<TimeSpan> Interval { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfRun)
        {
            context.Complete();
            return;
        }

        var resumeAt = context.Now + context.Get(Interval);
        context.CreateBookmark(StimulusName, new { resumeAt }, dueAt: resumeAt);
    }

    /// <inheritdoc/>
    public IEnumerable<(string StimulusName, object Payload)> Stimuli(TriggerContext context)
    {
        var interval = Interval.Expression is null ? TimeSpan.FromMinutes(1) : context.Get(Interval);
        if (interval > TimeSpan.Zero)
        {
            yield return (StimulusName, new { interval = interval.ToString("c") });
        }
    }
}
