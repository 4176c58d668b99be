using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dispatch.Samples.Tests;

/// <summary>Both sample clients of a department, each as a process of its own, against a real host.</summary>
public sealed class DepartmentClientTests : IAsyncLifetime
{
    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("dispatch-department-");
    private RunningHost _host = null!;
    private HttpClient _community = null!;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        _community = Client("demo-community-sunshine");
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _state.Delete(recursive: true);
    }

    [SkippableTheory]
    [InlineData("csharp")]
    [InlineData("python")]
    public async Task Client_WhoseAnswersAreLostAndWhoIsKilled_ReportsEachTaskOnce(string language)
    {
        await using var line = await LossyProxy.BeforeAsync(_host.Url);
        var ticket = await WhistleForWaterAsync();
        var housing = Start(language, _host.Url, "demo-dept-housing", "housing");
        var water = Start(language, line.Url, "demo-dept-water", "water");
        try
        {
            // The first answer is lost, and the client dies before it can ask again.
            (await line.NextLostAsync()).Should().BeTrue();
            await EndAsync(water);
            water = Start(language, line.Url, "demo-dept-water", "water");

            await CompleteAsync(_community, ticket, "community.verify", "Confirmed", new { });
            await EvaluateAsync(ticket);
            await UntilAsync(async () => (await TicketAsync(ticket)).GetProperty("status").GetString() == "closed");
        }
        finally
        {
            await EndAsync(water);
            await EndAsync(housing);
        }

        var completions = (await HistoryAsync(ticket)).Where(item => item.GetProperty("outcome").ValueKind == JsonValueKind.String)
            .Select(item => item.GetProperty("taskId").GetString()).ToList();
        completions.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(6);
    }

    [SkippableTheory]
    [InlineData("csharp")]
    [InlineData("python")]
    public async Task Client_CalledByWebhook_BelievesOnlyWhatIsSigned(string language)
    {
        var port = FreePort();
        var water = Start(language, _host.Url, "demo-dept-water", "water", port);
        try
        {
            await UntilAsync(async () => await PostAsync(port, TimeSpan.Zero, _ => "v1,bm90IG91cnM=") == HttpStatusCode.Unauthorized);

            // What is signed with its secret is believed, beside the signature of a secret before or after it too; what is late or was signed for another body is not.
            var secret = await SecretAsync();
            string Signed(string content) => Sign(secret, content);
            (await PostAsync(port, TimeSpan.Zero, Signed)).Should().Be(HttpStatusCode.NoContent);
            (await PostAsync(port, TimeSpan.Zero, content => $"v1,bm90IG91cnM= {Signed(content)}")).Should().Be(HttpStatusCode.NoContent);
            (await PostAsync(port, TimeSpan.FromMinutes(-6), Signed)).Should().Be(HttpStatusCode.Unauthorized);
            (await PostAsync(port, TimeSpan.FromMinutes(6), Signed)).Should().Be(HttpStatusCode.Unauthorized);
            (await PostAsync(port, TimeSpan.Zero, content => Signed(content + " "))).Should().Be(HttpStatusCode.Unauthorized);
            var ticket = await WhistleForWaterAsync();

            await UntilAsync(async () => (await HistoryAsync(ticket)).Any(item => item.GetProperty("outcome").GetString() == "Accept"));

            var webhook = (await _host.JsonAsync("demo-dept-water", "/api/v1/webhooks")).GetProperty("items")[0].GetProperty("id").GetString();
            await UntilAsync(async () => (await _host.JsonAsync("demo-dept-water", $"/api/v1/webhooks/{webhook}/deliveries")).GetProperty("items").EnumerateArray()
                .Any(d => d.GetProperty("state").GetString() == "delivered"));
        }
        finally
        {
            await EndAsync(water);
        }
    }

    [SkippableTheory]
    [InlineData("csharp")]
    [InlineData("python")]
    public async Task Client_CalledTwiceOrOutOfOrder_TakesEachEventOnceAndTheNewestOfItsTicketLast(string language)
    {
        var port = FreePort();
        var water = Start(language, _host.Url, "demo-dept-water", "water", port);
        try
        {
            await UntilAsync(async () => await PostAsync(port, TimeSpan.Zero, _ => "v1,bm90IG91cnM=") == HttpStatusCode.Unauthorized);
            var secret = await SecretAsync();
            Task<HttpStatusCode?> CallAsync(string id, int seq, Func<string, string>? sign = null) => PostAsync(
                port, TimeSpan.Zero, sign ?? (content => Sign(secret, content)), id, $$"""{"id":"{{id}}","type":"task.created","ticketId":"one","seq":{{seq}},"data":{} }""");

            (await CallAsync("second", 2)).Should().Be(HttpStatusCode.NoContent);
            (await CallAsync("second", 2)).Should().Be(HttpStatusCode.NoContent, "a repeat is acknowledged, else it would come for ever");
            (await CallAsync("first", 1)).Should().Be(HttpStatusCode.NoContent);
            (await CallAsync("forged", 3, _ => "v1,bm90IG91cnM=")).Should().Be(HttpStatusCode.Unauthorized);
            (await HeardAsync()).Should().Equal(("second", 2, false), ("first", 1, true));

            // It knows them again after it was killed.
            await EndAsync(water);
            water = Start(language, _host.Url, "demo-dept-water", "water", port);
            await UntilAsync(async () => await CallAsync("second", 2) == HttpStatusCode.NoContent);
            (await CallAsync("first", 1)).Should().Be(HttpStatusCode.NoContent);
            (await CallAsync("third", 3)).Should().Be(HttpStatusCode.NoContent);
            (await HeardAsync()).Should().Equal(("second", 2, false), ("first", 1, true), ("third", 3, false));
        }
        finally
        {
            await EndAsync(water);
        }
    }

    // What the client wrote down of its calls.
    private async Task<IEnumerable<(string? Id, int Seq, bool Late)>> HeardAsync() =>
        (await File.ReadAllLinesAsync(Path.Combine(_state.FullName, "water", "heard.jsonl"))).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(heard => (heard.GetProperty("id").GetString(), heard.GetProperty("seq").GetInt32(), heard.GetProperty("late").GetBoolean()));

    private async Task<string> SecretAsync() =>
        JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_state.FullName, "water", "webhook.json"))).RootElement.EnumerateObject()
            .Single(m => m.Name.Equals("secret", StringComparison.OrdinalIgnoreCase)).Value.GetString()!;

    private static string Sign(string secret, string content) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(content)));

    private async Task<string> WhistleForWaterAsync()
    {
        var filed = await _community.PostAsJsonAsync("/api/v1/tickets", new { channel = "community", title = "三号楼停水", categoryCode = "water.outage", communityId = "community-sunshine" });
        filed.StatusCode.Should().Be(HttpStatusCode.Created, await filed.Content.ReadAsStringAsync());
        var ticket = (await filed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await CompleteAsync(_community, ticket, "community.whistle", "Whistle", new { lead = "dept-water", helpers = new[] { "dept-housing" }, type = "routine" });
        return ticket;
    }

    private async Task EvaluateAsync(string ticket)
    {
        var code = (await TicketAsync(ticket)).GetProperty("trackingCode").GetString();
        (await Client(null).PostAsJsonAsync($"/api/v1/tracking/{code}/evaluation", new { outcome = "Satisfied", solved = true })).StatusCode.Should().Be(HttpStatusCode.Created);
        await CompleteAsync(_community, ticket, "community.evaluate", "Done", new { response = 5, arrival = 5, quality = 5 });
    }

    private async Task CompleteAsync(HttpClient client, string ticket, string kind, string outcome, object data)
    {
        string? task = null;
        await UntilAsync(async () =>
        {
            var open = await client.GetFromJsonAsync<JsonElement>($"/api/v1/tasks?state=open&kind={kind}&ticketId={ticket}");
            task = open.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetString()).FirstOrDefault();
            return task is not null;
        });
        var done = await client.PostAsJsonAsync($"/api/v1/tasks/{task}/complete", new { outcome, data });
        done.StatusCode.Should().Be(HttpStatusCode.OK, await done.Content.ReadAsStringAsync());
    }

    private Task<JsonElement> TicketAsync(string ticket) => _host.JsonAsync("demo-community-sunshine", $"/api/v1/tickets/{ticket}");

    private async Task<IEnumerable<JsonElement>> HistoryAsync(string ticket) =>
        (await _host.JsonAsync("demo-community-sunshine", $"/api/v1/tickets/{ticket}/history?limit=200")).GetProperty("items").EnumerateArray();

    // Posts at a time beside now; what is signed is given to the one who signs.
    private static async Task<HttpStatusCode?> PostAsync(int port, TimeSpan beside, Func<string, string> sign, string id = "forged", string body = "{}")
    {
        var at = (TimeProvider.System.GetUtcNow() + beside).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var forger = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/dispatch") { Content = new StringContent(body) };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at);
        request.Headers.Add("webhook-signature", sign($"{id}.{at}.{body}"));
        try
        {
            return (await forger.SendAsync(request)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    // What happens in another process can only be looked for.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token);
        }
    }

    private HttpClient Client(string? key)
    {
        var client = new HttpClient { BaseAddress = new Uri(_host.Url) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        return client;
    }

    private Process Start(string language, string url, string key, string state, int? port = null)
    {
        Skip.If(language == "python" && !Tools.IsThere("python3"), "missing: python3; install with: apt-get install -y python3");
        string[] options = ["--base", url, "--key", key, "--state", Path.Combine(_state.FullName, state)];
        return language == "python"
            ? Process.Start("python3", [Checkout.Sample("department_client.py"), .. options, .. port is null ? Array.Empty<string>() : ["--receive", $"{port}"]])!
            : Process.Start("dotnet", [Checkout.Assembly("Dispatch.DepartmentClient"), .. options, .. port is null ? Array.Empty<string>() : ["--receive", $"http://127.0.0.1:{port}"]])!;
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
