using Dispatch.Engine.Runtime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace Dispatch.Engine.Timers;

/// <summary>Quartz as the clock: one trigger at the earliest due instant, and a sweep on a monotonic timer behind it.</summary>
public sealed class QuartzAlarm(TimerAlarm alarm, FireDueTimers fire, ISchedulerFactory schedulers, IOptions<TimerOptions> options, TimeProvider time, ILogger<QuartzAlarm> log) : BackgroundService
{
    private static readonly JobKey _job = new("fire-due-timers", "dispatch");
    private static readonly TriggerKey _trigger = new("earliest-due", "dispatch");
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _moved = new(0, 1);
    private IScheduler? _scheduler;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _scheduler = await schedulers.GetScheduler(stoppingToken).ConfigureAwait(false);
        await _scheduler.AddJob(JobBuilder.Create<AlarmJob>().WithIdentity(_job).StoreDurably().Build(), AddJobOptions.Replacing, stoppingToken).ConfigureAwait(false);
        alarm.Moved += OnMoved;
        try
        {
            await RingAsync(stoppingToken).ConfigureAwait(false);
            while (!stoppingToken.IsCancellationRequested)
            {
                // The semaphore's time-out runs on the monotonic clock: this is the sweep.
                if (await _moved.WaitAsync(options.Value.Sweep, stoppingToken).ConfigureAwait(false))
                {
                    await ArmAsync(stoppingToken).ConfigureAwait(false);
                }
                else
                {
                    await RingAsync(stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        finally
        {
            alarm.Moved -= OnMoved;
        }
    }

    /// <summary>Fires what is due and sets the alarm to what is next.</summary>
    internal async Task RingAsync(CancellationToken cancellation)
    {
        try
        {
            alarm.Rang();
            var (_, next) = await fire.RunAsync(cancellation).ConfigureAwait(false);
            if (next is { } instant)
            {
                alarm.NoLaterThan(instant);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A store that takes no writes now is asked again soon, not only by the sweep.
            RuntimeLog.SweepFailed(log, e);
            alarm.NoLaterThan(time.GetUtcNow() + _again);
        }
    }

    private void OnMoved(DateTimeOffset due)
    {
        try
        {
            _moved.Release();
        }
        catch (SemaphoreFullException)
        {
            // A move is waiting to be taken up already.
        }
    }

    private async Task ArmAsync(CancellationToken cancellation)
    {
        if (alarm.At is not { } due || _scheduler is null)
        {
            return;
        }

        var trigger = TriggerBuilder.Create().WithIdentity(_trigger).ForJob(_job).StartAt(due).Build();
        if (await _scheduler.RescheduleJob(_trigger, trigger, cancellation).ConfigureAwait(false) is null)
        {
            await _scheduler.ScheduleJob(trigger, default, cancellation).ConfigureAwait(false);
        }
    }
}
