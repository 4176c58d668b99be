using System.Diagnostics;

namespace Dispatch.Benchmarks;

/// <summary>Drives work by a number of callers, each sending its next call when its last was answered.</summary>
internal static class Load
{
    public static async Task<Row> RunAsync(string workload, string what, int callers, int total, Func<int, Task> call, string note = "")
    {
        var latencies = new Figures();
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < total; i = Interlocked.Increment(ref next))
            {
                var started = Stopwatch.GetTimestamp();
                await call(i);
                latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        })));
        var row = new Row(workload, what, total / watch.Elapsed.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.99), note);
        Console.WriteLine(row);
        return row;
    }
}
