using Dispatch.Engine.Client;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Engine.Timers;

/// <summary>Fires everything that is due, oldest first, each timer consumed in the transaction of its effect.</summary>
public sealed class FireDueTimers(IDatabase database, UnitScopes scopes, IOptions<TimerOptions> options, TimeProvider time, ILogger<FireDueTimers> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _lookedAt = time.GetTimestamp();

    /// <summary>How long ago the table was last looked at: grows beyond the sweep only when timers have stopped moving.</summary>
    public TimeSpan SinceLastLook => time.GetElapsedTime(Interlocked.Read(ref _lookedAt));

    /// <summary>Fires until nothing is due any more; answers how many fired and the next due instant. Never runs twice at the same time.</summary>
    public async Task<(int Fired, DateTimeOffset? Next)> RunAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var fired = 0;
            while (true)
            {
                var due = Due();
                if (due.Count == 0)
                {
                    return (fired, Next());
                }

                fired += await FireAsync(due, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private List<DueTimer> Due()
    {
        using var read = database.OpenRead();
        var due = TimerStore.DueUntil(read, time.GetUtcNow(), options.Value.Batch);
        Interlocked.Exchange(ref _lookedAt, time.GetTimestamp());
        return due;
    }

    private DateTimeOffset? Next()
    {
        using var read = database.OpenRead();
        return TimerStore.Earliest(read);
    }

    private async Task<int> FireAsync(List<DueTimer> due, CancellationToken cancellation)
    {
        var fired = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(due.GroupBy(d => d.Timer.InstanceId), parallel, async (ofInstance, stop) =>
        {
            foreach (var timer in ofInstance)
            {
                await FireAsync(timer, stop).ConfigureAwait(false);
                Interlocked.Increment(ref fired);
            }
        }).ConfigureAwait(false);
        return fired;
    }

    private async Task FireAsync(DueTimer due, CancellationToken cancellation)
    {
        if (due.FireAt > time.GetUtcNow())
        {
            // The clock was set back since the table was read: it is not due any more, and fires when it is.
            return;
        }

        try
        {
            await scopes.RunAsync(due.Timer, (services, unit) => ApplyAsync(services, unit, due, cancellation), cancellation).ConfigureAwait(false);
            EngineMetrics.TimerFired(time.GetUtcNow() - due.Timer.DueAt);
        }
        catch (TimerGoneException)
        {
            // Somebody was faster; there is nothing to do.
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await PostponeAsync(due, e, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<bool> ApplyAsync(IServiceProvider services, UnitOfWork unit, DueTimer due, CancellationToken cancellation)
    {
        await unit.EnterAsync(due.Timer.InstanceId, cancellation).ConfigureAwait(false);
        TimerStore.Consume(unit, due);
        var target = services.GetServices<ITimerTarget>().FirstOrDefault(t => t.Target == due.Timer.Target)
            ?? throw new InvalidOperationException($"Nobody takes timers for '{due.Timer.Target}'.");
        await target.FireAsync(due.Timer, unit, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>A timer that can't be applied is tried again later, at most every five minutes, and never stands in the way of others.</summary>
    private async Task PostponeAsync(DueTimer due, Exception reason, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, due.Attempts)));
        RuntimeLog.TimerFailed(log, reason, due.Timer.Id, due.Timer.InstanceId, due.Attempts + 1, until);
        await scopes.RunAsync(
            due,
            (_, unit) =>
            {
                TimerStore.Postpone(unit, due, until);
                return Task.FromResult(true);
            },
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
