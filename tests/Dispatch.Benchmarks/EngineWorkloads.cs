using System.Diagnostics;
using Dispatch.Engine.Runtime;

namespace Dispatch.Benchmarks;

/// <summary>The workloads that Elsa 3.8 was measured with, on the engine alone.</summary>
internal static class EngineWorkloads
{
    public static async Task ShortAsync(EngineUnderLoad engine, int callers, int total) =>
        await Load.RunAsync("short", $"{callers} callers", callers, total, i => engine.StartAsync("bench-short", new() { ["n"] = i }));

    public static async Task LongAsync(EngineUnderLoad engine, int callers, int total)
    {
        var resumes = new Figures();
        await Load.RunAsync("long", $"{callers} callers, round trips", callers, total, async i =>
        {
            var started = await engine.StartAsync("bench-long", new() { ["id"] = "t" + i });
            foreach (var name in new[] { "assigned", "resolved" })
            {
                var since = Stopwatch.GetTimestamp();
                await engine.PublishEventAsync(started.State.Id, name);
                resumes.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        });
        Console.WriteLine(new Row("long", $"{callers} callers, one resume", 0, resumes.Percentile(0.5), resumes.Percentile(0.99), ""));
    }

    public static async Task RaceAsync(EngineUnderLoad engine, int total)
    {
        var instances = new BurstResult[total];
        await Load.RunAsync("race", "create", 64, total, async i => instances[i] = await engine.StartAsync("bench-race", []));
        await Load.RunAsync("race", "two events at once", 32, total, i => Task.WhenAll(
            engine.PublishEventAsync(instances[i].State.Id, "photoReceived"),
            engine.PublishEventAsync(instances[i].State.Id, "crewArrived")));
        var stuck = engine.Count("SELECT COUNT(*) FROM engine_instances WHERE definition_id = 'bench-race' AND status = 'Running'");
        Console.WriteLine(new Row("race", "stuck", stuck, 0, 0, $"of {total}"));
    }

    public static async Task DelaysAsync(EngineUnderLoad engine, int total)
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(5 + (total / 1000.0));
        await Load.RunAsync("delays", "create", 64, total, i => engine.StartAsync("bench-delays", new() { ["span"] = (due - DateTimeOffset.UtcNow).ToString("c") }));
        var deadline = Stopwatch.StartNew();
        while (engine.Count("SELECT COUNT(*) FROM engine_instances WHERE definition_id = 'bench-delays' AND status = 'Running'") > 0 && deadline.Elapsed < TimeSpan.FromSeconds(120))
        {
            await Task.Delay(50);
        }

        var lateness = new Figures();
        long last = 0;
        using (var read = engine.Get<Dispatch.Engine.Persistence.IDatabase>().OpenRead())
        {
            foreach (var finished in read.Query("SELECT finished_at FROM engine_instances WHERE definition_id = 'bench-delays' AND finished_at IS NOT NULL", r => r.GetInt64(0)))
            {
                lateness.Add(Math.Max(0, finished - due.ToUnixTimeMilliseconds()));
                last = Math.Max(last, finished);
            }
        }

        var seconds = Math.Max(0.001, (last - due.ToUnixTimeMilliseconds()) / 1000.0);
        Console.WriteLine(new Row("delays", $"{total} due at one instant", lateness.Count / seconds, lateness.Percentile(0.5), lateness.Percentile(0.99), $"lateness; {total - lateness.Count} lost"));
    }
}
