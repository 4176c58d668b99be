using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.Host.Tests.Agreement;

/// <summary>Traffic over a bad line in both directions, and whether both sides agree on every ticket afterwards.</summary>
internal sealed class BadLine(Uri host, FickleReceiver receiver) : IDisposable
{
    private const int StepsOfATicket = 4;
    private readonly LossyLine _line = new();
    private readonly Dictionary<string, List<string>> _believed = [];
    private string _webhook = "";
    private int _filed;

    /// <summary>Answers that the client never got.</summary>
    public int Lost => _line.Lost;

    /// <summary>Tickets handled so far.</summary>
    public int Tickets => _believed.Count;

    /// <summary>Tickets whose completed tasks the receiver has not heard of to the end.</summary>
    public int Unheard => Tickets - (receiver.CompletionsHeard / StepsOfATicket);

    public void Dispose() => _line.Dispose();

    /// <summary>Has the receiver told of everything.</summary>
    public async Task SubscribeAsync()
    {
        using var admin = Client("demo-admin", new SocketsHttpHandler());
        using var answer = await admin.PostAsJsonAsync("/api/v1/webhooks", new { url = receiver.Url });
        _webhook = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Files a ticket and takes it to the community's verification, repeating each request until its answer comes.</summary>
    public async Task HandleAsync()
    {
        using var community = Client("demo-community-sunshine", _line);
        using var water = Client("demo-dept-water", _line);
        var number = Interlocked.Increment(ref _filed);
        var filed = await SureAsync(community, "/api/v1/tickets", new { channel = "community", title = $"停水 {number}", categoryCode = "water.outage", communityId = "community-sunshine", externalRef = $"case-{number}" });
        var ticket = filed.GetProperty("id").GetString()!;
        List<string> tasks =
        [
            await CompleteAsync(community, ticket, "community.whistle", "Whistle", new { leadDepartmentId = "dept-water", helperDepartmentIds = Array.Empty<string>(), whistleType = "routine", request = "请尽快" }),
            await CompleteAsync(water, ticket, "department.signIn", "Accept", new { }),
            await CompleteAsync(water, ticket, "department.report", "Resolved", new { acceptedAt = TimeProvider.System.GetUtcNow(), spokeWith = "已沟通", measures = "换阀", timeLimit = "当日" }),
            await CompleteAsync(community, ticket, "community.verify", "Confirmed", new { opinion = "已通水" }),
        ];
        lock (_believed)
        {
            _believed.Add(ticket, tasks);
        }
    }

    /// <summary>Mends the receiver, has what waits delivered at once, and says where the two sides disagree when nothing is on its way any more.</summary>
    public async Task<IReadOnlyList<string>> DisagreementsAsync(CancellationToken patience)
    {
        using var admin = Client("demo-admin", new SocketsHttpHandler());
        var found = new List<string>();
        receiver.Mend();
        while (await HastenAsync(admin) > 0)
        {
            if (patience.IsCancellationRequested)
            {
                found.Add("deliveries are still pending");
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
        }

        foreach (var (ticket, tasks) in _believed)
        {
            var history = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/{ticket}/history?limit=200", CancellationToken.None);
            var done = history.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("kind").GetString() == "task.completed").Select(i => i.GetProperty("taskId").GetString()!).ToList();
            var heard = receiver.Of(ticket);
            if (!done.SequenceEqual(tasks))
            {
                found.Add($"{ticket}: the client completed {string.Join(',', tasks)}; the host's history says {string.Join(',', done)}");
            }

            if (!heard.Select(e => e.GetProperty("seq").GetInt32()).SequenceEqual(Enumerable.Range(1, heard.Count)))
            {
                found.Add($"{ticket}: events came as {string.Join(',', heard.Select(e => e.GetProperty("seq")))}");
            }

            if (!heard.Where(e => e.GetProperty("type").GetString() == "task.completed").Select(e => e.GetProperty("taskId").GetString()!).SequenceEqual(done))
            {
                found.Add($"{ticket}: the receiver did not hear of the same tasks as the history holds");
            }
        }

        return found;
    }

    // What was tried and failed heads its ticket's deliveries; the others follow it.
    private async Task<int> HastenAsync(HttpClient admin)
    {
        var pending = (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/webhooks/{_webhook}/deliveries?state=pending&limit=200", CancellationToken.None)).GetProperty("items");
        foreach (var failed in pending.EnumerateArray().Where(d => d.GetProperty("attempts").GetInt32() > 0))
        {
            using var answer = await admin.PostAsync($"/api/v1/webhooks/{_webhook}/deliveries/{failed.GetProperty("id")}/redeliver", null, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
        }

        return pending.GetArrayLength();
    }

    private static async Task<string> CompleteAsync(HttpClient client, string ticket, string kind, string outcome, object data)
    {
        var open = await client.GetFromJsonAsync<JsonElement>($"/api/v1/tasks?state=open&kind={kind}&ticketId={ticket}");
        var task = open.GetProperty("items")[0].GetProperty("id").GetString()!;
        await SureAsync(client, $"/api/v1/tasks/{task}/complete", new { outcome, data });
        return task;
    }

    // The same request with the same key until an answer comes.
    private static async Task<JsonElement> SureAsync(HttpClient client, string path, object body)
    {
        var (text, key) = (JsonSerializer.Serialize(body), Guid.NewGuid().ToString());
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", key);
            try
            {
                using var answer = await client.SendAsync(request);
                return answer.IsSuccessStatusCode
                    ? await answer.Content.ReadFromJsonAsync<JsonElement>()
                    : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Lost, or not there in time; it may have worked.
            }
        }
    }

    private HttpClient Client(string key, HttpMessageHandler handler)
    {
        var client = new HttpClient(handler, disposeHandler: handler != _line) { BaseAddress = host };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }
}
