using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

/// <summary>
/// Own and foreign units: every route that answers by unit is tried by every role with what is another unit's. It must answer as if that were not
/// there, and its lists, searches, counts, exports and streams must not tell of it. A route without a row here fails.
/// </summary>
public sealed class TerritoryTests(TerritoryTests.TwoStreets place) : IClassFixture<TerritoryTests.TwoStreets>
{
    /// <summary>How each route that answers by unit is tried: what its id is one of, and what is sent.</summary>
    private static readonly Dictionary<string, (string Id, string? Body)> _byId = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/tickets/{id}"] = ("ticket", null),
        ["GET /api/v1/tickets/{id}/history"] = ("ticket", null),
        ["GET /api/v1/tickets/{id}/ledger"] = ("ticket", null),
        ["GET /api/v1/tickets/{id}/attachments"] = ("ticket", null),
        ["GET /api/v1/tickets/{id}/attachments/{attachmentId}"] = ("ticket", null),
        ["POST /api/v1/tickets/{id}/attachments"] = ("ticket", "{}"),
        ["POST /api/v1/tickets/{id}/comments"] = ("ticket", """{"text":"x"}"""),
        ["POST /api/v1/tickets/{id}/withdraw"] = ("ticket", "{}"),
        ["POST /api/v1/tickets/{id}/urge"] = ("ticket", "{}"),
        ["POST /api/v1/tickets/{id}/merge"] = ("ticket", """{"intoTicketId":"nothing"}"""),
        ["POST /api/v1/tickets/{id}/reporter/reveal"] = ("ticket", """{"reason":"x"}"""),
        ["POST /api/v1/tickets/{id}/reporter/erase"] = ("ticket", """{"reason":"x"}"""),
        ["GET /api/v1/tasks/{id}"] = ("task", null),
        ["POST /api/v1/tasks/{id}/complete"] = ("task", """{"outcome":"Resolved"}"""),
        ["POST /api/v1/tasks/{id}/claim"] = ("task", "{}"),
        ["POST /api/v1/tasks/{id}/delegate"] = ("task", """{"unitId":"station-gangwan"}"""),
        ["POST /api/v1/tasks/{id}/extend"] = ("task", """{"reason":"x","days":1}"""),
        ["POST /api/v1/tasks/{id}/suspend"] = ("task", """{"reason":"x","reviewInDays":1}"""),
        ["POST /api/v1/tasks/{id}/resume"] = ("task", "{}"),
        ["POST /api/v1/tasks/{id}/take-back"] = ("task", "{}"),
        ["GET /api/v1/tickets/{id}/joined"] = ("ticket", null),
        ["POST /api/v1/tickets/{id}/joined"] = ("ticket", """{"ticketIds":["nothing"]}"""),
        ["GET /api/v1/tickets/{id}/alike"] = ("ticket", null),
        ["POST /api/v1/tickets/{id}/correct"] = ("ticket", "{}"),
        ["POST /api/v1/tickets/{id}/unjoin"] = ("ticket", "{}"),
        ["GET /api/v1/admissions/applications/{id}"] = ("ticket", null),
        ["POST /api/v1/admissions/applications/{id}/withdraw"] = ("ticket", "{}"),
        ["GET /api/v1/downward-tasks/{id}"] = ("ticket", null),
        ["POST /api/v1/downward-tasks/{id}/withdraw"] = ("ticket", "{}"),
        ["GET /api/v1/keys/{id}"] = ("key", null),
        ["DELETE /api/v1/keys/{id}"] = ("key", null),
        ["GET /api/v1/webhooks/{id}"] = ("webhook", null),
        ["DELETE /api/v1/webhooks/{id}"] = ("webhook", null),
        ["POST /api/v1/webhooks/{id}/rotate"] = ("webhook", "{}"),
        ["POST /api/v1/webhooks/{id}/test"] = ("webhook", "{}"),
        ["GET /api/v1/webhooks/{id}/deliveries"] = ("webhook", null),
        ["POST /api/v1/webhooks/{id}/deliveries/{deliveryId}/redeliver"] = ("webhook", "{}"),
    };

    /// <summary>Routes that answer with many: what is asked, and what is sent.</summary>
    private static readonly Dictionary<string, (string Query, string? Body)> _lists = new(StringComparer.Ordinal)
    {
        ["GET /api/v1/tickets"] = ("?limit=200", null),
        ["POST /api/v1/tickets/search"] = ("", """{"phone":"13700007777"}"""),
        ["GET /api/v1/tasks"] = ("?limit=200", null),
        ["GET /api/v1/tasks/stream"] = ("", null),
        ["GET /api/v1/admissions/applications"] = ("?limit=200", null),
        ["GET /api/v1/admissions/refusals"] = ("?limit=200", null),
        ["GET /api/v1/admissions/refusals/count"] = ("", null),
        ["GET /api/v1/downward-tasks"] = ("?limit=200", null),
        ["GET /api/v1/keys"] = ("?limit=200", null),
        ["GET /api/v1/webhooks"] = ("?limit=200", null),
    };

    /// <summary>Routes that make something, or count by unit with a test of their own (reports: their scope is held in the domain's tests).</summary>
    private static readonly string[] _otherwise =
    [
        "POST /api/v1/tickets", "POST /api/v1/tickets/advice", "POST /api/v1/keys", "POST /api/v1/webhooks", "POST /api/v1/admissions/applications", "POST /api/v1/downward-tasks", "POST /api/v1/admissions/{id}/withdraw",

        // Entries of duty lists are read by all; who may propose and confirm which is held in the domain's tests.
        "POST /api/v1/duty-lists/proposals", "POST /api/v1/duty-lists/{id}/amend", "POST /api/v1/duty-lists/{id}/confirm", "POST /api/v1/duty-lists/{id}/refuse",
    ];

    private static readonly string[] _strangers = ["demo-street-hanjiang", "demo-community-sunshine", "demo-station-guiyuan", "demo-dept-water", "demo-dept-fire"];

    [Fact]
    public void Routes_ThatAnswerByUnit_AreAllTried() =>
        ByUnit().Except(_byId.Keys).Except(_lists.Keys).Except(_otherwise).Should().BeEmpty("each has a row that says how it is tried with what is another unit's");

    [Fact]
    public async Task Foreign_IsAnsweredLikeWhatIsNotThere()
    {
        var wrong = new List<string>();
        foreach (var key in _strangers)
        {
            var client = place.Host.Client(key);
            foreach (var (route, (kind, body)) in _byId.Where(r => ByUnit().Contains(r.Key)))
            {
                var foreign = await AskAsync(client, route, place.Foreign[kind], body);
                var missing = await AskAsync(client, route, "nothing-of-that-name", body);
                if (foreign != missing || foreign.StartsWith('2'))
                {
                    wrong.Add($"{route} as {key}: {foreign} but for what is not there {missing}");
                }
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Lists_TellNothingOfWhatIsForeign()
    {
        var wrong = new List<string>();
        foreach (var key in _strangers)
        {
            var client = place.Host.Client(key);
            foreach (var (route, (query, body)) in _lists)
            {
                var text = await ReadAsync(client, route, query, body);
                wrong.AddRange(place.Foreign.Where(f => text.Contains(f.Value, StringComparison.Ordinal)).Select(f => $"{route} as {key} tells of the {f.Key}"));
            }
        }

        wrong.Should().BeEmpty();
    }

    [Fact]
    public async Task Own_IsAnsweredAndListed()
    {
        var station = place.Host.Client("demo-station-guiyuan");
        (await AskAsync(station, "GET /api/v1/tickets/{id}", place.OwnTicket, null)).Should().StartWith("200");
        (await ReadAsync(station, "GET /api/v1/tickets", "?limit=200", null)).Should().Contain(place.OwnTicket);
        (await ReadAsync(station, "GET /api/v1/tasks/stream", "", null)).Should().Contain(place.OwnTicket);
        var district = place.Host.Client("demo-district");
        (await ReadAsync(district, "GET /api/v1/tickets", "?limit=200", null)).Should().Contain(place.OwnTicket).And.Contain(place.Foreign["ticket"]);
    }

    [Theory]
    [InlineData("/api/v1/tickets?unitId={0}")]
    [InlineData("/api/v1/tickets?q={1}")]
    [InlineData("/api/v1/tasks?unitId={0}")]
    [InlineData("/api/v1/tasks?ticketId={2}")]
    [InlineData("/api/v1/keys?unitId=station-gangwan")]
    public async Task Filter_NamingWhatIsForeign_FindsNothing(string address)
    {
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, "community-new-port", Uri.EscapeDataString("港湾里的秘密"), place.Foreign["ticket"]);
        foreach (var key in _strangers)
        {
            using var answer = await place.Host.Client(key).GetAsync(path);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                (await answer.JsonAsync()).GetProperty("items").GetArrayLength().Should().Be(0, $"{path} as {key}");
            }
        }
    }

    [Theory]
    [InlineData("sla")]
    [InlineData("rates")]
    [InlineData("ranking")]
    [InlineData("backlog")]
    [InlineData("heat")]
    [InlineData("trend")]
    public async Task Report_OfForeignUnits_CountsNothingOfThem(string report)
    {
        foreach (var format in new[] { "json", "csv" })
        {
            using var answer = await place.Host.Client("demo-community-sunshine").GetAsync($"/api/v1/reports/{report}?unitId=community-new-port&format={format}");
            var text = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).Should().BeOneOf([403, 404], $"{report} as {format}: {text}");
        }
    }

    [Theory]
    [InlineData("intoTicketId")]
    public async Task Body_NamingAForeignTicket_IsAnsweredLikeWhatIsNotThere(string field)
    {
        var client = place.Host.Client("demo-station-guiyuan");
        var foreign = (await AskAsync(client, "POST /api/v1/tickets/{id}/merge", place.OwnTicket, $$"""{"{{field}}":"{{place.Foreign["ticket"]}}"}""")).Replace(place.Foreign["ticket"], "nothing-of-that-name", StringComparison.Ordinal);
        var missing = await AskAsync(client, "POST /api/v1/tickets/{id}/merge", place.OwnTicket, $$"""{"{{field}}":"nothing-of-that-name"}""");
        foreign.Should().Be(missing).And.NotStartWith("2");
    }

    [Fact]
    public async Task Etag_OfAnotherTicket_OpensNothing()
    {
        var tag = $"\"v{place.Host.Count($"SELECT version FROM tickets WHERE id = '{place.Foreign["ticket"]}'")}\"";
        using var answer = await place.Host.Client("demo-station-guiyuan").SendAsync(HttpMethod.Post, $"/api/v1/tickets/{place.Foreign["ticket"]}/comments", """{"text":"x"}""", ("If-Match", tag));
        await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    private HashSet<string> ByUnit() =>
    [
        .. from endpoint in place.Host.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
           let path = "/" + endpoint.RoutePattern.RawText?.Trim('/')
           where path.StartsWith("/api/v1/", StringComparison.Ordinal) && !path.StartsWith("/api/v1/reports", StringComparison.Ordinal)
           where endpoint.Metadata.GetMetadata<EndpointAccess>()!.Reach is Reach.OwnUnits or Reach.OwnTasks or Reach.OwnKey
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           select $"{method} {path}",
    ];

    private static async Task<string> AskAsync(HttpClient client, string route, string id, string? body)
    {
        var parts = route.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), Regex.Replace(parts[1], "\\{[^}]+\\}", id));
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        }

        using var answer = await client.SendAsync(request);
        var text = Regex.Replace((await answer.Content.ReadAsStringAsync()).Replace(id, "ID", StringComparison.Ordinal), "\"traceId\":\"[^\"]*\"", "");
        return $"{(int)answer.StatusCode} {answer.Headers.ETag} {text}";
    }

    private static async Task<string> ReadAsync(HttpClient client, string route, string query, string? body)
    {
        var parts = route.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1] + query);
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!parts[1].EndsWith("/stream", StringComparison.Ordinal))
        {
            return await answer.Content.ReadAsStringAsync();
        }

        // What is open comes at once, in one go; what follows is quiet.
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (buffer, text) = (new byte[64 * 1024], "");
        using var quiet = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, quiet.Token)) > 0)
            {
                text += System.Text.Encoding.UTF8.GetString(buffer, 0, read);
            }
        }
        catch (OperationCanceledException)
        {
            // Quiet.
        }

        return text;
    }

    /// <summary>One host with a ticket in each of two streets, and what else belongs to the farther one.</summary>
    public sealed class TwoStreets : IAsyncLifetime
    {
        public RunningHost Host { get; private set; } = null!;

        public string OwnTicket { get; private set; } = "";

        /// <summary>A ticket, a task, a key, a subscription that are none of Hanjiang street's.</summary>
        public Dictionary<string, string> Foreign { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            Host = await RunningHost.StartAsync();
            OwnTicket = await FileAsync("own", "compound-guiyuan", "桂苑停水");
            Foreign["ticket"] = await FileAsync("foreign", "compound-gangwan", "港湾里的秘密");
            var tasks = await (await Host.Client("demo-admin").GetAsync($"/api/v1/tasks?ticketId={Foreign["ticket"]}")).JsonAsync();
            Foreign["task"] = tasks.GetProperty("items")[0].GetProperty("id").GetString()!;
            Foreign["key"] = await IdAsync("demo-admin", "/api/v1/keys", """{"name":"x","unitId":"station-gangwan"}""");
            Foreign["webhook"] = await IdAsync("demo-dept-housing", "/api/v1/webhooks", """{"url":"http://127.0.0.1:9/x"}""");
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();

        private Task<string> FileAsync(string reference, string compound, string title) => IdAsync("demo-hotline", "/api/v1/tickets", JsonSerializer.Serialize(new
        {
            channel = "hotline",
            title,
            categoryCode = "water.outage",
            compoundId = compound,
            externalRef = reference,
            reporter = new { name = "赵六", phone = "13700007777", anonymous = false },
        }));

        private async Task<string> IdAsync(string key, string path, string body)
        {
            using var answer = await Host.Client(key).SendAsync(HttpMethod.Post, path, body);
            answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
            return (await answer.JsonAsync()).GetProperty("id").GetString()!;
        }
    }
}
