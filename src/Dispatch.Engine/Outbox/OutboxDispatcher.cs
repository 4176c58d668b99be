using System.Collections.Concurrent;
using Dispatch.Engine.Client;
using Dispatch.Engine.Diagnostics;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Engine.Outbox;

/// <summary>
/// Delivers messages after their commit: in order within a stream, streams beside each other. What a crash or a full memory left in the table is read
/// again at start and by a sweep.
/// </summary>
public sealed class OutboxDispatcher(
    IDatabase database,
    UnitScopes scopes,
    IEnumerable<IOutboxTarget> targets,
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    /// <summary>How often the table is read for what is not in memory.</summary>
    internal static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    private readonly OutboxQueue _queue = new(options.Value.InMemory);
    private readonly Dictionary<string, IOutboxTarget> _targets = targets.ToDictionary(t => t.Kind, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _slots = new(StringComparer.Ordinal);
    private CancellationToken _stopping;
    private long _sweptAt = time.GetTimestamp();

    /// <summary>How long ago the table was last read in full: grows beyond the sweep only when the outbox has stopped moving.</summary>
    public TimeSpan SinceLastSweep => time.GetElapsedTime(Interlocked.Read(ref _sweptAt));

    /// <summary>Messages taken and not yet delivered.</summary>
    public int Waiting => _queue.Count;

    /// <summary>Takes a committed message up for delivery.</summary>
    internal void Take(OutboxMessage message) => Drain(_queue.TakeNew(Held(message, time.GetUtcNow())));

    /// <summary>Ends the pause that a stream makes after a failure; while an attempt is under way, the pause that it would make if that failed.</summary>
    internal void Hasten(string stream) => _queue.Hasten(stream);

    /// <summary>How long to wait after so many failures: 1, 2, 4 … s, at most six hours.</summary>
    internal static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(21600, Math.Pow(2, Math.Min(attempts, 20))));

    private HeldMessage Held(OutboxMessage message, DateTimeOffset notBefore) =>
        new(message, notBefore, _targets.TryGetValue(message.Kind, out var target) ? $"{message.Kind} {target.Of(message)}" : message.Kind);

    private void Drain(OutboxLane? lane)
    {
        if (lane is not null)
        {
            _ = Task.Run(() => DrainAsync(lane), CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        using var sweep = new PeriodicTimer(Sweep);
        try
        {
            do
            {
                Reload();
            }
            while (await sweep.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The host stops; what is undelivered stays in the table.
        }
    }

    private void Reload()
    {
        var complete = false;
        _queue.BeginReading();
        try
        {
            complete = ReadTable();
            Interlocked.Exchange(ref _sweptAt, time.GetTimestamp());
        }
        catch (Exception e)
        {
            RuntimeLog.SweepFailed(log, e);
        }

        _queue.EndReading(complete).ForEach(Drain);
    }

    /// <summary>Answers whether it came to the table's end before the memory was full.</summary>
    private bool ReadTable()
    {
        const int Page = 1000;
        var last = "";
        while (true)
        {
            List<(OutboxMessage Message, DateTimeOffset NextAt)> page;
            using (var read = database.OpenRead())
            {
                page = OutboxStore.After(read, last, Page);
            }

            page.ForEach(p => Drain(_queue.TakeStored(Held(p.Message, NotBefore(p.Message, p.NextAt)))));
            if (page.Count < Page)
            {
                return true;
            }

            if (_queue.IsFull)
            {
                return false;
            }

            last = page[^1].Message.Id;
        }
    }

    /// <summary>Never longer from now than the pause that the attempts so far ask for: a clock that was set back delays nothing.</summary>
    private DateTimeOffset NotBefore(OutboxMessage message, DateTimeOffset nextAt)
    {
        var now = time.GetUtcNow();
        var latest = message.Attempts == 0 ? now : now + Pause(message.Attempts - 1);
        return nextAt < latest ? nextAt : latest;
    }

    private async Task DrainAsync(OutboxLane lane)
    {
        while (_queue.Next(lane) is { } next)
        {
            if (_stopping.IsCancellationRequested || !await DeliverInTurnAsync(lane, next).ConfigureAwait(false))
            {
                // The host stops: the lane ends, its messages stay in the table.
                return;
            }

            _queue.Done(lane);
        }
    }

    /// <summary>Tries until the message is delivered or dead, so that nothing of its stream overtakes it.</summary>
    private async Task<bool> DeliverInTurnAsync(OutboxLane lane, HeldMessage held)
    {
        var (message, notBefore) = (held.Message, held.NotBefore);
        try
        {
            while (true)
            {
                var pause = notBefore - time.GetUtcNow();
                if (pause > TimeSpan.Zero)
                {
                    await PauseAsync(lane, pause).ConfigureAwait(false);
                }

                lane.Begin();
                if (await TryDeliverAsync(message, held.Target).ConfigureAwait(false) is not { } again)
                {
                    return true;
                }

                (message, notBefore) = again;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task PauseAsync(OutboxLane lane, TimeSpan pause)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
        await Task.WhenAny(Task.Delay(pause, time, over.Token), lane.Hurry).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        _stopping.ThrowIfCancellationRequested();
    }

    private async Task<(OutboxMessage Message, DateTimeOffset NotBefore)?> TryDeliverAsync(OutboxMessage message, string target)
    {
        var slots = _slots.GetOrAdd(target, _ => new SemaphoreSlim(options.Value.Parallelism));
        await slots.WaitAsync(_stopping).ConfigureAwait(false);
        try
        {
            await scopes.RunAsync(message, (services, unit) => ApplyAsync(services, unit, message), _stopping).ConfigureAwait(false);
            EngineMetrics.Delivered(message.Kind);
            return null;
        }
        catch (PostponedException e)
        {
            await StoreAsync(message, unit => OutboxStore.Postponed(unit, message, e.Until)).ConfigureAwait(false);
            return (message, e.Until);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            return await FailedAsync(message, e).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<bool> ApplyAsync(IServiceProvider services, UnitOfWork unit, OutboxMessage message)
    {
        using (var read = database.OpenRead())
        {
            if (!OutboxStore.Exists(read, message.Id))
            {
                return true;
            }
        }

        var handler = services.GetServices<IOutboxHandler>().FirstOrDefault(h => h.Kind == message.Kind)
            ?? throw new InvalidOperationException($"Nobody delivers messages of kind '{message.Kind}'.");
        await handler.DeliverAsync(message, unit, _stopping).ConfigureAwait(false);
        OutboxStore.Consume(unit, message);
        return true;
    }

    private async Task<(OutboxMessage Message, DateTimeOffset NotBefore)?> FailedAsync(OutboxMessage message, Exception reason)
    {
        EngineMetrics.DeliveryFailed(message.Kind);
        var dead = message.Attempts + 1 >= options.Value.Attempts;
        var nextAt = time.GetUtcNow() + Pause(message.Attempts);
        if (dead)
        {
            RuntimeLog.DeadLetter(log, reason, message.Id, message.Kind, message.Attempts + 1);
        }
        else
        {
            RuntimeLog.DeliveryFailed(log, reason, message.Id, message.Kind, message.Attempts + 1, nextAt);
        }

        await StoreAsync(message, unit => OutboxStore.Failed(unit, message, nextAt, dead, reason.Message)).ConfigureAwait(false);
        return dead ? null : (message with { Attempts = message.Attempts + 1 }, nextAt);
    }

    private async Task StoreAsync(OutboxMessage message, Action<UnitOfWork> write)
    {
        try
        {
            await scopes.RunAsync(
                message,
                (_, unit) =>
                {
                    write(unit);
                    return Task.FromResult(true);
                },
                _stopping).ConfigureAwait(false);
        }
        catch (Primitives.StoreUnavailableException)
        {
            // Not even that can be stored now; memory keeps it, and it is tried again.
        }
    }
}
