using System.Diagnostics;
using Dispatch.Campaign.Checks;
using Dispatch.Campaign.Load;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Campaign;

/// <summary>Many tasks, all completed at once by many clients; none may stick.</summary>
internal static class TaskStorm
{
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int total, int clients, int port)
    {
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        using var host = await HostProcess.StartAsync(data, port, null, ["--Dispatch:RequestsPerSecond", "1000000"]);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Add("X-Api-Key", "demo-station-guiyuan");
        var filing = Stopwatch.StartNew();
        await InParallelAsync(total, clients, i => PostAsync(http, "/api/v1/tickets", new JsonObject
        {
            ["channel"] = "station",
            ["title"] = "试验工单",
            ["description"] = "campaign",
            ["categoryCode"] = "noise.neighbour",
            ["compoundId"] = "compound-guiyuan",
            ["externalRef"] = $"campaign-storm-{i}",
        }));
        Console.WriteLine($"{total} tickets filed by {clients} clients: {total / filing.Elapsed.TotalSeconds:N0}/s");
        var tasks = await TasksAsync(http, total);
        var completing = Stopwatch.StartNew();
        await InParallelAsync(tasks.Count, clients, i =>
        {
            var (outcome, body) = Answers.ForOutcome(tasks[i], "Resolved");
            return PostAsync(http, $"/api/v1/tasks/{tasks[i]["id"]}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = body });
        });
        Console.WriteLine($"{tasks.Count} tasks completed by {clients} clients: {tasks.Count / completing.Elapsed.TotalSeconds:N0}/s");
        var left = (await TasksAsync(http, total)).Count;
        await host.KillAsync();
        var violations = Checker.Check(Path.Combine(data, "dispatch.db"), new Dictionary<string, Operation>()).ToList();
        if (tasks.Count != total || left > 0)
        {
            violations.Add($"{tasks.Count} of {total} tasks were there, {left} are stuck");
        }

        return violations;
    }

    private static async Task<List<JsonObject>> TasksAsync(HttpClient http, int most)
    {
        var tasks = new List<JsonObject>();
        string? cursor = null;
        do
        {
            var page = (await http.GetFromJsonAsync<JsonObject>($"/api/v1/tasks?state=open&kind=station.handle&limit=200{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}"))!;
            tasks.AddRange(page["items"]!.AsArray().Select(t => t!.AsObject()));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null && tasks.Count < most);
        return tasks;
    }

    private static Task InParallelAsync(int total, int clients, Func<int, Task> call)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < total; i = Interlocked.Increment(ref next))
            {
                await call(i);
            }
        })));
    }

    private static async Task PostAsync(HttpClient http, string path, JsonObject body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
