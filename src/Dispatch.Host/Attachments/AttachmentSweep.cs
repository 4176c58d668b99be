using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Attachments;

/// <summary>Every hour: removes files that no ticket names, left behind by requests that failed after their upload.</summary>
internal sealed partial class AttachmentSweep(AttachmentStore store, IDatabase database, TimeProvider time, ILogger<AttachmentSweep> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    /// <summary>Younger files may belong to a request that is still under way.</summary>
    private static readonly TimeSpan _youngest = TimeSpan.FromHours(1);

    /// <summary>Does it once; answers how many files were removed.</summary>
    public int Sweep()
    {
        var before = time.GetUtcNow() - _youngest;
        using var read = database.OpenRead();
        var orphans = store.All().Where(f => f.WrittenAt < before)
            .Where(f => !read.QueryFirst("SELECT 1 FROM ticket_attachments WHERE storage_key = $1", _ => true, f.StorageKey)).ToList();
        foreach (var (key, _) in orphans)
        {
            store.Remove(key);
        }

        return orphans.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                SweepSafely();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private void SweepSafely()
    {
        try
        {
            LogSwept(Sweep());
        }
        catch (Exception e)
        {
            LogUnswept(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files without a ticket were removed")]
    private partial void LogSwept(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping attachments failed and is tried again")]
    private partial void LogUnswept(Exception e);
}
