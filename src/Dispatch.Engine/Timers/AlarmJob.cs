using Quartz;

namespace Dispatch.Engine.Timers;

/// <summary>What Quartz runs when the earliest timer is due.</summary>
[DisallowConcurrentExecution]
public sealed class AlarmJob(QuartzAlarm alarm) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await alarm.RingAsync(cancellationToken).ConfigureAwait(false);
}
