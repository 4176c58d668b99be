using Cronos;
using Dispatch.Engine.Authoring;

namespace Dispatch.Engine.Activities;

/// <summary>Waits for the next instant of a calendar pattern, or starts the workflow at each.</summary>
[Activity("Elsa.Cron", Category = "Scheduling", CategoryZh = "定时", DisplayName = "Cron", DisplayNameZh = "日历定时", Kind = "Trigger", Description = "Starts the workflow at the instants of a cron expression (UTC), or waits for the next.", DescriptionZh = "按 cron 表达式（UTC）启动流程，或等待下一个时刻。")]
public sealed class Cron : Activity, ITrigger
{
    /// <summary>The stimulus name.</summary>
    public const string StimulusName = "Elsa.Cron";

    /// <summary>Five fields, or six with seconds first.</summary>
    [Input(DisplayNameZh = "cron 表达式", Description = "Five fields, or six with seconds first, e.g. 0 0 8 * * MON-FRI.", DescriptionZh = "五个字段，或六个字段（秒在最前），如 0 0 8 * * MON-FRI。")]
    public Input<string> CronExpression { get; set; } = null!;

    /// <inheritdoc/>
    protected internal override void Execute(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfRun)
        {
            context.Complete();
            return;
        }

        var cronExpression = context.Get(CronExpression) ?? throw new FaultException($"Activity '{Id}' has no cron expression.");
        var executeAt = Next(cronExpression, context.Now) ?? throw new FaultException($"The cron expression '{cronExpression}' has no instant to come.");
        context.CreateBookmark(StimulusName, new { executeAt, cronExpression }, dueAt: executeAt);
    }

    /// <inheritdoc/>
    public IEnumerable<(string StimulusName, object Payload)> Stimuli(TriggerContext context)
    {
        if (context.Get(CronExpression) is { Length: > 0 } cronExpression)
        {
            yield return (StimulusName, new { cronExpression });
        }
    }

    /// <summary>The first instant of the pattern after <paramref name="after"/>; null when there is none.</summary>
    /// <exception cref="FaultException">It is not a cron expression.</exception>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after)
    {
        try
        {
            var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            return Cronos.CronExpression.Parse(expression, fields > 5 ? CronFormat.IncludeSeconds : CronFormat.Standard).GetNextOccurrence(after, TimeZoneInfo.Utc);
        }
        catch (CronFormatException e)
        {
            throw new FaultException($"'{expression}' is not a cron expression: {e.Message}", inner: e);
        }
    }
}
