using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Benchmarks.Http;

namespace Dispatch.Benchmarks.Security;

/// <summary>
/// What an attacker could learn or spoil by time alone: whether what is another unit's answers as fast as what is not there, and whether one key's flood slows another.
/// Each figure is a ratio to one that was measured in the same run, turn and turn about.
/// </summary>
internal static class TimingRatios
{
    private const int FloodLimit = 50;
    private const int FloodClients = 4;
    private static readonly TimeSpan _turn = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string folder, int asked)
    {
        await using var host = await HostChild.StartAsync(Path.Combine(folder, "timing"));
        using var hotline = Client(host, "demo-hotline");
        using var station = Client(host, "demo-station-guiyuan");
        using var admin = Client(host, "demo-admin");
        var ticket = await IdAsync(hotline, "/api/v1/tickets", new { channel = "hotline", title = "港湾停水", categoryCode = "water.outage", compoundId = "compound-gangwan" });
        var tasks = await admin.GetFromJsonAsync<JsonElement>($"/api/v1/tasks?ticketId={ticket}");
        var task = tasks.GetProperty("items")[0].GetProperty("id").GetString()!;
        var nothing = new string('0', ticket.Length);

        (string Method, string Path, string Foreign, string? Body)[] routes =
        [
            ("GET", "/api/v1/tickets/{0}", ticket, null),
            ("GET", "/api/v1/tickets/{0}/history", ticket, null),
            ("GET", "/api/v1/tickets/{0}/attachments", ticket, null),
            ("GET", "/api/v1/tasks/{0}", task, null),
            ("POST", "/api/v1/tickets/{0}/comments", ticket, """{"text":"x"}"""),
            ("POST", "/api/v1/tasks/{0}/complete", task, """{"outcome":"Resolved"}"""),
        ];

        // All routes warm up before the first is measured: what they share would be compiled while the first one's figures are taken.
        foreach (var (method, path, foreign, body) in routes)
        {
            await CompareAsync(station, method, path, foreign, nothing, body, asked / 2);
        }

        Console.WriteLine("| asked for | not yours, median ms | not there, median ms | ratio | p90 ratio |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (method, path, foreign, body) in routes)
        {
            Console.WriteLine(await CompareAsync(station, method, path, foreign, nothing, body, asked));
        }

        await FloodAsync(host, admin, station);
    }

    private static async Task<string> CompareAsync(HttpClient client, string method, string path, string foreign, string missing, string? body, int asked)
    {
        var (yours, there) = (new Figures(), new Figures());
        for (var i = 0; i < asked; i++)
        {
            // Now the one first, now the other.
            var order = i % 2 == 0 ? new[] { (foreign, yours), (missing, there) } : [(missing, there), (foreign, yours)];
            foreach (var (id, figures) in order)
            {
                figures.Add(await AskAsync(client, method, string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id), body, expected: 404));
            }
        }

        return FormattableString.Invariant(
            $"| {method} {path.Replace("{0}", "{id}", StringComparison.Ordinal)} | {yours.Percentile(0.5):0.000} | {there.Percentile(0.5):0.000} | {yours.Percentile(0.5) / there.Percentile(0.5):0.00} | {yours.Percentile(0.9) / there.Percentile(0.9):0.00} |");
    }

    // The flooding key asks as fast as it can: many times what it may; what it is told is 429.
    private static async Task FloodAsync(HostChild host, HttpClient admin, HttpClient other)
    {
        using var made = await admin.PostAsJsonAsync("/api/v1/keys", new { name = "flood", purpose = "flood", unitId = "dept-fire", requestsPerSecond = FloodLimit });
        var key = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
        var (quiet, flooded) = (new Figures(), new Figures());
        var (sent, refused, under) = (0, 0, TimeSpan.Zero);
        for (var turn = 0; turn < 6; turn++)
        {
            using var end = new CancellationTokenSource();
            var watch = Stopwatch.StartNew();
            var flood = turn % 2 == 0 ? [] : Enumerable.Range(0, FloodClients).Select(_ => Task.Run(async () =>
            {
                // Ten times the limit altogether.
                using var client = Client(host, key);
                using var pace = new PeriodicTimer(TimeSpan.FromSeconds(FloodClients / (10.0 * FloodLimit)));
                while (!end.IsCancellationRequested && await pace.WaitForNextTickAsync())
                {
                    using var answer = await client.GetAsync("/api/v1/tasks?limit=1");
                    Interlocked.Increment(ref sent);
                    if ((int)answer.StatusCode == 429)
                    {
                        Interlocked.Increment(ref refused);
                    }
                }
            })).ToArray();
            var figures = turn % 2 == 0 ? quiet : flooded;
            while (watch.Elapsed < _turn)
            {
                figures.Add(await AskAsync(other, "GET", "/api/v1/tasks?limit=10", null, expected: 200));
            }

            under += turn % 2 == 0 ? TimeSpan.Zero : watch.Elapsed;
            await end.CancelAsync();
            await Task.WhenAll(flood);
        }

        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant(
            $"one key floods ({sent / under.TotalSeconds:0} requests/s at a limit of {FloodLimit}, {100.0 * refused / sent:0} % of them 429): another key's p50 {quiet.Percentile(0.5):0.00} ms alone, {flooded.Percentile(0.5):0.00} ms beside it, ratio {flooded.Percentile(0.5) / quiet.Percentile(0.5):0.00}; p99 {quiet.Percentile(0.99):0.00} and {flooded.Percentile(0.99):0.00} ms, ratio {flooded.Percentile(0.99) / quiet.Percentile(0.99):0.00}"));
    }

    private static async Task<double> AskAsync(HttpClient client, string method, string path, string? body, int expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        var started = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (int)answer.StatusCode == expected ? took : throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}.");
    }

    private static async Task<string> IdAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static HttpClient Client(HostChild host, string key)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{host.Port}") };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }
}
