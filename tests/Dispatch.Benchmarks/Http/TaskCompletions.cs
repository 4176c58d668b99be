using System.Text.Json.Nodes;

namespace Dispatch.Benchmarks.Http;

/// <summary>Stations complete their tasks over HTTP: the whole way from the socket to the disk and back.</summary>
internal static class TaskCompletions
{
    private const string Station = "demo-station-guiyuan";
    private const string Complaint = """{"channel":"station","title":"楼上噪声","description":"夜间施工,请处理。","categoryCode":"noise.neighbour","compoundId":"compound-guiyuan"}""";
    private const string Resolved = """{"outcome":"Resolved","data":{"measures":"已上门劝阻"}}""";

    /// <summary>Files tickets and completes their first task, with 8, 32 and 64 clients.</summary>
    public static async Task<IReadOnlyList<Row>> RunAsync(HostChild host, int tasks, string note = "")
    {
        await MeasureAsync(host, 16, tasks / 2, "warm up");
        var rows = new List<Row>();
        foreach (var clients in new[] { 8, 32, 64 })
        {
            var row = await MeasureAsync(host, clients, tasks, note);
            Console.WriteLine(row);
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<Row> MeasureAsync(HostChild host, int clients, int total, string note)
    {
        var pool = Enumerable.Range(0, clients).Select(_ => new LeanClient(host.Port, Station)).ToArray();
        try
        {
            await InParallelAsync(pool, total, (client, _) => client.PostAsync("/api/v1/tickets", Complaint, NewKey()));
            var open = await OpenTasksAsync(pool[0], total);
            var latencies = new Figures();
            var (own, cpu) = (Environment.CpuUsage.TotalTime, host.Processor);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await InParallelAsync(pool, total, async (client, i) =>
            {
                var started = System.Diagnostics.Stopwatch.GetTimestamp();
                await client.PostAsync($"/api/v1/tasks/{open[i]}/complete", Resolved, NewKey());
                latencies.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            });
            var costs = FormattableString.Invariant(
                $"{(host.Processor - cpu).TotalMicroseconds / total:N0} µs of processor a request in the host, {(Environment.CpuUsage.TotalTime - own).TotalMicroseconds / total:N0} in the generator{(note.Length > 0 ? "; " : "")}{note}");
            return new Row("HTTP, complete a task", $"{clients} clients", total / watch.Elapsed.TotalSeconds, latencies.Percentile(0.5), latencies.Percentile(0.99), costs);
        }
        finally
        {
            foreach (var client in pool)
            {
                client.Dispose();
            }
        }
    }

    private static Task InParallelAsync(LeanClient[] pool, int total, Func<LeanClient, int, Task> call)
    {
        var next = -1;
        return Task.WhenAll(pool.Select(client => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < total; i = Interlocked.Increment(ref next))
            {
                await call(client, i);
            }
        })));
    }

    private static async Task<List<string>> OpenTasksAsync(LeanClient client, int wanted)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await client.GetAsync($"/api/v1/tasks?state=open&kind=station.handle&limit=200{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            ids.AddRange(page["items"]!.AsArray().Select(t => (string)((JsonObject)t!)["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null && ids.Count < wanted);
        return ids;
    }

    private static string NewKey() => Guid.NewGuid().ToString("n");
}
