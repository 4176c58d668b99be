using Dispatch.Engine.Diagnostics;

namespace Dispatch.Host.Health;

/// <summary>Asks every part whether it is fit. The answer is kept for a second, so that many askers cost no more than one.</summary>
internal sealed partial class Readiness(IEnumerable<IReadinessProbe> probes, TimeProvider time, ILogger<Readiness> log) : IDisposable
{
    private static readonly TimeSpan _kept = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private ReadyState? _last;
    private long _lastAt;

    public async Task<ReadyState> CheckAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_last is null || time.GetElapsedTime(_lastAt) > _kept)
            {
                _last = await AskAsync();
                _lastAt = time.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ReadyState> AskAsync()
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var probe in probes)
        {
            parts[probe.Name] = await AskAsync(probe) ?? "ok";
        }

        return new ReadyState(parts.Values.All(p => p == "ok") ? "ok" : "unfit", parts);
    }

    private async Task<string?> AskAsync(IReadinessProbe probe)
    {
        try
        {
            return await probe.CheckAsync(CancellationToken.None).WaitAsync(_patience);
        }
        catch (Exception e)
        {
            LogUnfit(probe.Name, e);
            return "没有响应或出错,详见日志。Did not answer or failed; see the log.";
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The readiness of {Part} could not be found")]
    private partial void LogUnfit(string part, Exception e);
}
