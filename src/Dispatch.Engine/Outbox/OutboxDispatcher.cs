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
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    /// <summary>How often the table is read for what is not in memory.</summary>
    internal static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _slots = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private CancellationToken _stopping;
    private bool _running;
    private long _sweptAt = time.GetTimestamp();

    /// <summary>How long ago the table was last read in full: grows beyond the sweep only when the outbox has stopped moving.</summary>
    public TimeSpan SinceLastSweep => time.GetElapsedTime(Interlocked.Read(ref _sweptAt));

    /// <summary>Messages taken and not yet delivered.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _known.Count;
            }
        }
    }

    /// <summary>Takes a committed message up for delivery.</summary>
    internal void Take(OutboxMessage message) => Take(message, time.GetUtcNow());

    private void Take(OutboxMessage message, DateTimeOffset notBefore)
    {
        Lane lane;
        lock (_lock)
        {
            // What isn't taken now stays in the table, where the sweep finds it.
            if (!_running || _known.Count >= options.Value.InMemory || !_known.Add(message.Id))
            {
                return;
            }

            if (_lanes.TryGetValue(message.Stream, out lane!))
            {
                lane.Messages.Enqueue((message, notBefore));
                return;
            }

            _lanes[message.Stream] = lane = new Lane();
            lane.Messages.Enqueue((message, notBefore));
        }

        _ = Task.Run(() => DrainAsync(message.Stream, lane), CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        lock (_lock)
        {
            _running = true;
        }

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
        try
        {
            var last = "";
            while (true)
            {
                List<(OutboxMessage Message, DateTimeOffset NextAt)> page;
                using (var read = database.OpenRead())
                {
                    page = OutboxStore.After(read, last, 1000);
                }

                page.ForEach(p => Take(p.Message, p.NextAt));
                if (page.Count < 1000 || Waiting >= options.Value.InMemory)
                {
                    Interlocked.Exchange(ref _sweptAt, time.GetTimestamp());
                    return;
                }

                last = page[^1].Message.Id;
            }
        }
        catch (Exception e)
        {
            RuntimeLog.SweepFailed(log, e);
        }
    }

    private async Task DrainAsync(string stream, Lane lane)
    {
        while (true)
        {
            (OutboxMessage Message, DateTimeOffset NotBefore) next;
            lock (_lock)
            {
                if (!lane.Messages.TryPeek(out next))
                {
                    _lanes.Remove(stream);
                    return;
                }
            }

            if (_stopping.IsCancellationRequested || !await DeliverInTurnAsync(next.Message, next.NotBefore).ConfigureAwait(false))
            {
                // The host stops: the lane ends, its messages stay in the table.
                return;
            }

            lock (_lock)
            {
                lane.Messages.Dequeue();
                _known.Remove(next.Message.Id);
            }
        }
    }

    /// <summary>Tries until the message is delivered or dead, so that nothing of its stream overtakes it.</summary>
    private async Task<bool> DeliverInTurnAsync(OutboxMessage message, DateTimeOffset notBefore)
    {
        try
        {
            while (true)
            {
                var pause = notBefore - time.GetUtcNow();
                if (pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, time, _stopping).ConfigureAwait(false);
                }

                if (await TryDeliverAsync(message).ConfigureAwait(false) is not { } again)
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

    private async Task<(OutboxMessage Message, DateTimeOffset NotBefore)?> TryDeliverAsync(OutboxMessage message)
    {
        var slots = _slots.GetOrAdd(message.Kind, _ => new SemaphoreSlim(options.Value.Parallelism));
        await slots.WaitAsync(_stopping).ConfigureAwait(false);
        try
        {
            await scopes.RunAsync(message, (services, unit) => ApplyAsync(services, unit, message), _stopping).ConfigureAwait(false);
            EngineMetrics.Delivered(message.Kind);
            return null;
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

        try
        {
            await scopes.RunAsync(
                message,
                (_, unit) =>
                {
                    OutboxStore.Failed(unit, message, nextAt, dead, reason.Message);
                    return Task.FromResult(true);
                },
                _stopping).ConfigureAwait(false);
        }
        catch (Primitives.StoreUnavailableException)
        {
            // Not even the failure can be stored now; the count is kept in memory and tried again.
        }

        return dead ? null : (message with { Attempts = message.Attempts + 1 }, nextAt);
    }

    // 1, 2, 4 … s, at most six hours.
    private static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(21600, Math.Pow(2, Math.Min(attempts, 20))));

    private sealed class Lane
    {
        public Queue<(OutboxMessage Message, DateTimeOffset NotBefore)> Messages { get; } = new();
    }
}
