using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Campaign.Load;

/// <summary>
/// Clients that file tickets, work off whatever tasks they find as stations, communities, departments and streets do, and change workflow definitions.
/// Some requests are sent twice, some answers are held against what is read right afterwards; what no answer came to is sent again to the next host.
/// </summary>
internal sealed class Traffic(OperationLog log, int seed)
{
    private static readonly (string Category, int Weight)[] _categories = [("noise.neighbour", 6), ("water.outage", 3), ("illegal-building", 1)];
    private readonly ConcurrentDictionary<string, bool> _busy = new();
    private readonly ConcurrentDictionary<string, string> _codes = new();
    private readonly ConcurrentQueue<Unanswered> _unanswered = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly string _run = Guid.NewGuid().ToString("n")[..8];
    private Uri _address = null!;
    private int _acknowledged;
    private int _edits;
    private int _definitions;

    /// <summary>Requests that were answered with success.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>How many of them were changes of definitions.</summary>
    public int Definitions => _definitions;

    /// <summary>Answers that contradict each other or an earlier acknowledgement.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Runs against the host at <paramref name="address"/> until it is gone or <paramref name="stop"/> is set.</summary>
    public Task RunAsync(Uri address, int clients, CancellationToken stop)
    {
        _address = address;
        return Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => ClientAsync(i, stop), CancellationToken.None)));
    }

    /// <summary>Sends again what no answer came to, until everything is answered.</summary>
    public async Task RepeatAsync(Uri address)
    {
        _address = address;
        using var http = Client();
        while (_unanswered.TryDequeue(out var again))
        {
            await SendAgainAsync(http, again, CancellationToken.None);
        }
    }

    private HttpClient Client() => new() { BaseAddress = _address, Timeout = TimeSpan.FromSeconds(10) };

    private async Task ClientAsync(int index, CancellationToken stop)
    {
        using var http = Client();
        var random = new Random(unchecked((seed * 1000) + index + Environment.CurrentManagedThreadId));
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await NextAsync(http, index, random, stop);
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

    private Task NextAsync(HttpClient http, int index, Random random, CancellationToken stop) => random.Next(24) switch
    {
        0 => EditAsync(http, index, random, stop),
        < 3 when _unanswered.TryDequeue(out var again) => SendAgainAsync(http, again, stop),
        < 9 => FileAsync(http, random, stop),
        _ => WorkAsync(http, random, stop),
    };

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
        var request = new Unanswered("demo-station-guiyuan", "/api/v1/tickets", body, new Operation(NewKey(), "file", reference, null, 0));
        if (await SendAsync(http, random, request, stop) is { } filed && JsonNode.Parse(filed) is JsonObject ticket)
        {
            _codes[(string)ticket["id"]!] = (string)ticket["trackingCode"]!;
        }
    }

    private async Task WorkAsync(HttpClient http, Random random, CancellationToken stop)
    {
        var desk = Desks.Keys[random.Next(Desks.Keys.Count)];
        if ((await ReadAsync(http, desk, "/api/v1/tasks?state=open&limit=20", stop))?["items"]?.AsArray() is not { Count: > 0 } items)
        {
            return;
        }

        var task = items[random.Next(items.Count)]!.AsObject();
        var id = (string)task["id"]!;
        if (Desks.KeyFor(task) is not { } key || !_busy.TryAdd(id, true))
        {
            return;
        }

        if (Completion(task, id, key, random) is not { } request)
        {
            return;
        }

        var isReadAround = random.Next(4) == 0;
        if (isReadAround)
        {
            await ReadAsync(http, key, $"/api/v1/tasks/{id}", stop);
        }

        if (await SendAsync(http, random, request, stop) is not null && isReadAround && await ReadAsync(http, key, $"/api/v1/tasks/{id}", stop) is { } read && (string?)read["state"] is not "done")
        {
            _wrong.Enqueue($"task {id} was acknowledged as done, and read afterwards as {read["state"]}");
        }
    }

    /// <summary>Residents have no key: their evaluation goes by the ticket's code, which is known of tickets whose filing was answered.</summary>
    private Unanswered? Completion(JsonObject task, string id, string key, Random random)
    {
        var (outcome, data) = Answers.For(task, random);
        var operation = new Operation(NewKey(), "complete", id, outcome, 0);
        if ((string?)task["kind"] != "resident.evaluate")
        {
            return new Unanswered(key, $"/api/v1/tasks/{id}/complete", new JsonObject { ["outcome"] = outcome, ["data"] = data }, operation);
        }

        return _codes.TryGetValue((string?)task["ticket"]?["id"] ?? (string?)task["ticketId"] ?? "", out var code)
            ? new Unanswered("demo-hotline", $"/api/v1/tracking/{code}/evaluation", new JsonObject { ["outcome"] = outcome, ["solved"] = true }, operation)
            : null;
    }

    /// <summary>Each client has a definition of its own, so that its saves are in order; each save carries a mark that must be found again.</summary>
    private async Task EditAsync(HttpClient http, int index, Random random, CancellationToken stop)
    {
        var (id, mark, publish) = ($"campaign-{_run}-{index}", $"mark-{Interlocked.Increment(ref _edits)}-{NewKey()}", random.Next(2) == 0);
        var body = new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["definitionId"] = id,
                ["name"] = id,
                ["root"] = new JsonObject
                {
                    ["id"] = "line",
                    ["type"] = "Elsa.WriteLine",
                    ["version"] = 1,
                    ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = mark } },
                },
            },
            ["publish"] = publish,
        };
        var operation = new Operation(mark, publish ? "publish" : "draft", id, null, 0);
        log.Sent(operation);
        using var request = Request(HttpMethod.Post, "demo-admin", "/elsa/api/workflow-definitions");
        request.Content = JsonContent.Create(body);
        using var answer = await http.SendAsync(request, stop);
        Answered(operation with { Status = (int)answer.StatusCode });
        if (answer.IsSuccessStatusCode)
        {
            Interlocked.Increment(ref _definitions);
        }
    }

    /// <summary>Answers the body of a success, or null.</summary>
    private async Task<string?> SendAsync(HttpClient http, Random random, Unanswered request, CancellationToken stop)
    {
        log.Sent(request.Operation);
        var (status, first) = await PostAsync(http, request, stop);
        if (status is >= 200 and < 300 && random.Next(10) == 0)
        {
            await RepeatAsync(http, request, status, first, stop);
        }

        return status is >= 200 and < 300 ? first : null;
    }

    /// <summary>The same key and body has the same answer; the same key with another body is refused.</summary>
    private async Task RepeatAsync(HttpClient http, Unanswered request, int status, string first, CancellationToken stop)
    {
        var (again, second) = await PostOnceAsync(http, request, stop);
        if (again < 500 && (again != status || second != first))
        {
            _wrong.Enqueue($"request {request.Operation.Key} was answered {status}, and {again} when repeated");
        }

        var other = request with { Body = (JsonObject)request.Body.DeepClone() };
        other.Body[request.Operation.Kind == "file" ? "title" : "comment"] = "another";
        var (refused, _) = await PostOnceAsync(http, other, stop);
        if (refused is < 500 and not 422)
        {
            _wrong.Enqueue($"the key of request {request.Operation.Key} was accepted for another body: {refused}");
        }
    }

    private async Task SendAgainAsync(HttpClient http, Unanswered request, CancellationToken stop)
    {
        var (status, _) = await PostAsync(http, request, stop);
        if (status is 409 && request.Operation.Kind is "complete")
        {
            _busy.TryRemove(request.Operation.Target, out _);
        }
    }

    private async Task<(int Status, string Body)> PostAsync(HttpClient http, Unanswered request, CancellationToken stop)
    {
        try
        {
            var (status, body) = await PostOnceAsync(http, request, stop);
            Answered(request.Operation with { Status = status });
            if (status >= 500)
            {
                _unanswered.Enqueue(request);
            }
            else if (status >= 300)
            {
                _busy.TryRemove(request.Operation.Target, out _);
            }

            return (status, body);
        }
        catch
        {
            _unanswered.Enqueue(request);
            throw;
        }
    }

    private static async Task<(int Status, string Body)> PostOnceAsync(HttpClient http, Unanswered request, CancellationToken stop)
    {
        using var message = Request(HttpMethod.Post, request.ApiKey, request.Path);
        message.Headers.Add("Idempotency-Key", request.Operation.Key);
        message.Content = JsonContent.Create(request.Body);
        using var answer = await http.SendAsync(message, stop);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(stop));
    }

    private void Answered(Operation operation)
    {
        log.Answered(operation);
        if (operation.IsAcknowledged)
        {
            Interlocked.Increment(ref _acknowledged);
        }
    }

    private static async Task<JsonObject?> ReadAsync(HttpClient http, string apiKey, string path, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Get, apiKey, path);
        using var answer = await http.SendAsync(request, stop);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonObject>(stop) : null;
    }

    private static HttpRequestMessage Request(HttpMethod method, string apiKey, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Api-Key", apiKey);
        return request;
    }

    private static string NewKey() => Guid.NewGuid().ToString("n");

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
