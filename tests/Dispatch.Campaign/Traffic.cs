using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Campaign;

/// <summary>Clients that file tickets and work off whatever tasks they find, as stations, communities, departments and streets do.</summary>
internal sealed class Traffic(Uri address, OperationLog log, int seed)
{
    private static readonly string[] _keys =
        ["demo-station-guiyuan", "demo-community-sunshine", "demo-dept-water", "demo-dept-housing", "demo-dept-urban-management", "demo-dept-fire", "demo-street-hanjiang"];

    private static readonly (string Category, int Weight)[] _categories = [("noise.neighbour", 6), ("water.outage", 3), ("illegal-building", 1)];
    private readonly ConcurrentDictionary<string, bool> _busy = new();
    private int _acknowledged;

    /// <summary>Requests that were answered with success.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>Runs until the host is gone or <paramref name="stop"/> is set.</summary>
    public Task RunAsync(int clients, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => ClientAsync(i, stop), CancellationToken.None)));

    private async Task ClientAsync(int index, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        var random = new Random(seed * 1000 + index);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (random.Next(3) == 0)
                {
                    await FileAsync(http, random, stop);
                }
                else
                {
                    await WorkAsync(http, random, stop);
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                // The host was killed in the middle: what became of the request is unknown, and stays so in the log.
                if (!stop.IsCancellationRequested)
                {
                    await Task.Delay(20, CancellationToken.None);
                }
            }
        }
    }

    private async Task FileAsync(HttpClient http, Random random, CancellationToken stop)
    {
        var reference = $"campaign-{Guid.NewGuid():n}";
        var body = new JsonObject
        {
            ["channel"] = "station",
            ["title"] = "试验工单",
            ["description"] = "campaign",
            ["categoryCode"] = Category(random),
            ["compoundId"] = "compound-guiyuan",
            ["externalRef"] = reference,
        };
        await SendAsync(http, "demo-station-guiyuan", "/api/v1/tickets", body, "file", reference, null, stop);
    }

    private async Task WorkAsync(HttpClient http, Random random, CancellationToken stop)
    {
        var key = _keys[random.Next(_keys.Length)];
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tasks?state=open&limit=50");
        request.Headers.Add("X-Api-Key", key);
        using var answer = await http.SendAsync(request, stop);
        if (!answer.IsSuccessStatusCode)
        {
            return;
        }

        var items = (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))?["items"]?.AsArray();
        if (items is not { Count: > 0 })
        {
            return;
        }

        var task = items[random.Next(items.Count)]!.AsObject();
        var id = (string)task["id"]!;
        if (!_busy.TryAdd(id, true))
        {
            return;
        }

        var (outcome, data) = Answers.For(task, random);
        await SendAsync(http, key, $"/api/v1/tasks/{id}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = data }, "complete", id, outcome, stop);
    }

    private async Task SendAsync(HttpClient http, string apiKey, string path, JsonObject body, string kind, string target, string? outcome, CancellationToken stop)
    {
        var key = Guid.NewGuid().ToString("n");
        log.Sent(key, kind, target, outcome);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", apiKey);
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request, stop);
        var status = (int)answer.StatusCode;
        log.Answered(new Operation(key, kind, target, outcome, status, null));
        if (answer.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _acknowledged);
        }
        else
        {
            _busy.TryRemove(target, out _);
        }
    }

    private static string Category(Random random)
    {
        var roll = random.Next(_categories.Sum(c => c.Weight));
        foreach (var (category, weight) in _categories)
        {
            if ((roll -= weight) < 0)
            {
                return category;
            }
        }

        return _categories[0].Category;
    }
}
