using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Waits for a span of time.</summary>
[Activity("Elsa.Delay", Category = "Scheduling", CategoryZh = "定时", DisplayName = "Delay", DisplayNameZh = "延时", Description = "Waits for a span of time.", DescriptionZh = "等待一段时间。")]
public sealed class Delay : Activity
{
    /// <summary>How long.</summary>
    [Input(DisplayNameZh = "时长", Description = "How long, e.g. 01:30:00.", DescriptionZh = "等待的时长，如 01:30:00。", DefaultValue = "00:01:00")]
    public Input<TimeSpan> TimeSpan { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        var resumeAt = context.Now + context.Get(TimeSpan);
        context.CreateBookmark("Elsa.Delay", new { resumeAt }, dueAt: resumeAt);
    }
}
