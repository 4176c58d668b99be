using System.Diagnostics;

namespace Dispatch.Benchmarks.Complaints;

/// <summary>Whole complaints, step by step: every row of a step, synchronous=FULL, beside raw SQLite with the very same rows.</summary>
internal static class ComplaintSteps
{
    public static async Task RunAsync(string folder, int complaints, IReadOnlyList<int> callersInTurn)
    {
        await using var host = await ComplaintHost.StartAsync(Path.Combine(folder, "complaints"));

        // A server that runs for weeks is what is measured, not its first seconds: until the runtime has compiled for the paths that are really taken, a step costs up to twice as much.
        await WalkAsync(host, 64, 2 * complaints, _ => { });
        var raw = await RecordedAsync(host, folder, Math.Min(complaints, 400));
        foreach (var callers in callersInTurn)
        {
            var row = await MeasureAsync(host, callers, Math.Max(1, complaints * Math.Min(callers, 8) / 8));
            Console.WriteLine(callers == 64 ? row with { Note = row.Note + "; " + FormattableString.Invariant($"{row.PerSecond / raw.PerSecond:P0} of raw SQLite with the same rows") } : row);
        }
    }

    /// <summary>Measures whole complaints of so many callers, a step at a time.</summary>
    public static async Task<Row> MeasureAsync(ComplaintHost host, int callers, int complaints)
    {
        var latencies = new Figures();
        var cpu = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        await WalkAsync(host, callers, complaints, latencies.Add);
        var seconds = watch.Elapsed.TotalSeconds;
        var note = FormattableString.Invariant(
            $"{(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / latencies.Count:N0} µs of processor and {(GC.GetTotalAllocatedBytes() - allocated) / 1024 / latencies.Count:N0} kB of memory a step");
        return new Row("complaint step", $"{callers} callers", latencies.Count / seconds, latencies.Percentile(0.5), latencies.Percentile(0.99), note);
    }

    /// <summary>Prints what a step writes: for each statement rows and bytes.</summary>
    public static async Task PrintShapeAsync(string folder, int complaints)
    {
        await using var host = await ComplaintHost.StartAsync(Path.Combine(folder, "shape"));
        await RecordedAsync(host, folder, complaints, printShape: true);
    }

    private static async Task<Row> RecordedAsync(ComplaintHost host, string folder, int complaints, bool printShape = false)
    {
        var file = Path.Combine(folder, "recorded.db");
        RecordedSteps.Copy(host.File, file);
        var recorded = new RecordedSteps();
        var steps = 0;
        await host.RecordAsync(recorded.Add);
        await WalkAsync(host, 64, complaints, _ => Interlocked.Increment(ref steps));
        await host.RecordAsync(null);
        if (printShape)
        {
            foreach (var line in recorded.Shape(steps))
            {
                Console.WriteLine(line);
            }
        }

        var row = recorded.Replay(file, steps);
        Console.WriteLine(row);
        return row;
    }

    private static async Task WalkAsync(ComplaintHost host, int callers, int complaints, Action<double> took)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) < complaints)
            {
                var complaint = new Complaint(host);
                var started = Stopwatch.GetTimestamp();
                while (await complaint.StepAsync())
                {
                    took(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                    started = Stopwatch.GetTimestamp();
                }
            }
        })));
    }
}
