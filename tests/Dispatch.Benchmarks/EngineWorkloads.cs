using System.Diagnostics;
using System.Globalization;
using Dispatch.Engine.Runtime;

namespace Dispatch.Benchmarks;

/// <summary>The workloads that Elsa 3.8 was measured with, on the engine alone.</summary>
internal static class EngineWorkloads
{
    public static async Task ShortAsync(EngineUnderLoad engine, int callers, int total, string note = "") =>
        await Load.RunAsync("short", $"{callers} callers", callers, total, i => engine.StartAsync("bench-short", new() { ["n"] = i }), note);

    public static async Task LongAsync(EngineUnderLoad engine, int callers, int total, string note = "")
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
        }, note);
        Console.WriteLine(new Row("long", $"{callers} callers, one resume", 0, resumes.Percentile(0.5), resumes.Percentile(0.99), note));
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

    /// <summary>Many delays that end at one instant.</summary>
    public static async Task DelaysAsync(EngineUnderLoad engine, int total)
    {
        var due = DateTimeOffset.UtcNow.AddSeconds(5 + (total / 1000.0));
        await DelayAsync(engine, total, _ => due);
        await TimersFiredAsync(engine, total, $"{total} due at one instant", due);
    }

    /// <summary>Delays that end one after the other, so many a second.</summary>
    public static async Task TimersAsync(EngineUnderLoad engine, int perSecond, int seconds)
    {
        var total = perSecond * seconds;
        var first = DateTimeOffset.UtcNow.AddSeconds(3 + (total / 2000.0));
        await DelayAsync(engine, total, i => first.AddSeconds(i / (double)perSecond));
        await TimersFiredAsync(engine, total, $"{perSecond} a second, steadily", first);
    }

    // The due instant stands in the correlation id, for the lateness of each.
    private static Task DelayAsync(EngineUnderLoad engine, int total, Func<int, DateTimeOffset> due) => Load.RunAsync("delays", "create", 64, total, i =>
    {
        var at = due(i);
        return engine.StartAsync("bench-delays", new() { ["span"] = (at - DateTimeOffset.UtcNow).ToString("c") }, at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
    });

    private static async Task TimersFiredAsync(EngineUnderLoad engine, int total, string what, DateTimeOffset first)
    {
        var deadline = Stopwatch.StartNew();
        while (engine.Count("SELECT COUNT(*) FROM engine_instances WHERE definition_id = 'bench-delays' AND status = 'Running'") > 0 && deadline.Elapsed < TimeSpan.FromSeconds(120))
        {
            await Task.Delay(100);
        }

        var lateness = new Figures();
        long last = 0;
        using (var read = engine.Get<Dispatch.Engine.Persistence.IDatabase>().OpenRead())
        {
            foreach (var (finished, due) in read.Query(
                "SELECT finished_at, CAST(correlation_id AS INTEGER) FROM engine_instances WHERE definition_id = 'bench-delays' AND finished_at IS NOT NULL AND CAST(correlation_id AS INTEGER) >= $1",
                r => (r.GetInt64(0), r.GetInt64(1)),
                first.ToUnixTimeMilliseconds()))
            {
                lateness.Add(Math.Max(0, finished - due));
                last = Math.Max(last, finished);
            }
        }

        var seconds = Math.Max(0.001, (last - first.ToUnixTimeMilliseconds()) / 1000.0);
        Console.WriteLine(new Row("delays", what, lateness.Count / seconds, lateness.Percentile(0.5), lateness.Percentile(0.99), $"lateness; {total - lateness.Count} lost"));
    }
}
