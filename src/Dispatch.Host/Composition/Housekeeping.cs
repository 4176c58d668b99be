using Dispatch.Engine.Client;
using Dispatch.Host.Identity;

namespace Dispatch.Host.Composition;

/// <summary>Every minute: notes when keys were last used, and throws away first answers and delivered webhooks that are too old to be asked for.</summary>
internal sealed partial class Housekeeping(UnitScopes units, KeyRing keys, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _answersKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan _outcomesKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan _deliveriesKept = TimeSpan.FromDays(30);

    /// <summary>Does it once.</summary>
    public Task TidyAsync(CancellationToken cancellation)
    {
        var uses = keys.TakeUses();
        var now = time.GetUtcNow();
        return units.RunAsync(
            this,
            (_, unit) =>
            {
                unit.Write(session =>
                {
                    foreach (var (id, at) in uses)
                    {
                        session.Execute("UPDATE host_api_keys SET last_used_at = $2 WHERE id = $1", id, at);
                    }

                    // In steps, so that callers never wait behind a long deletion.
                    session.Execute(
                        "DELETE FROM host_first_answers WHERE (caller_id, key) IN (SELECT caller_id, key FROM host_first_answers WHERE created_at <= $1 LIMIT 5000)", now - _answersKept);
                    session.Execute(
                        "DELETE FROM host_webhook_deliveries WHERE id IN (SELECT id FROM host_webhook_deliveries WHERE state IN ('delivered', 'ended') AND created_at <= $1 LIMIT 5000)", now - _deliveriesKept);
                    session.Execute(
                        "DELETE FROM last_outcomes WHERE ticket_id IN (SELECT ticket_id FROM last_outcomes WHERE at <= $1 LIMIT 5000)", now - _outcomesKept);
                });
                return Task.FromResult(true);
            },
            cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TidySafelyAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task TidySafelyAsync(CancellationToken cancellation)
    {
        try
        {
            await TidyAsync(cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogUntidy(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping failed and is tried again")]
    private partial void LogUntidy(Exception e);
}
