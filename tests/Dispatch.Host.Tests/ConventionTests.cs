using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Dispatch.Host.Tests.Fuzzing;

namespace Dispatch.Host.Tests;

/// <summary>What holds for every route of the API, walked along its own description: a route that does otherwise fails here by its name.</summary>
public sealed class ConventionTests(ConventionTests.Described described) : IClassFixture<ConventionTests.Described>
{
    // Answers of their own: a stream, and files.
    private static readonly string[] _notJson = ["/api/v1/tasks/stream"];

    // What happened to a row is a list, empty for a row that never was; nothing in it belongs to a unit.
    private static readonly string[] _emptyWhenMissing = ["/history", "/calendars/{code}/moves"];

    private IEnumerable<ApiOperation> All => described.Document.Operations;

    [Fact]
    public void Description_OfEveryOperation_IsComplete()
    {
        var missing = new List<string>();
        foreach (var operation in All)
        {
            void Require(bool holds, string what)
            {
                if (!holds)
                {
                    missing.Add($"{operation.Name}: {what}");
                }
            }

            Require(operation.Responses.Any(r => r[0] == '2'), "a good response");
            Require(operation.HasContent, "what the good response holds");
            Require(operation.ChangesNothing == (operation.Method == "POST" && !operation.Responses.Contains("412")), "no 412 where nothing is changed");
            Require(operation.Responses.Contains("400") && operation.Responses.Contains("429") && operation.Responses.Contains("503"), "the usual problems");
            Require(operation.IsOpen || (operation.Responses.Contains("401") && operation.Responses.Contains("403")), "the problems of sign-in");
            Require(!operation.NamesOne || operation.Responses.Contains("404"), "404");
            Require(operation.Method != "POST" || operation.Parameters.Contains("header:Idempotency-Key"), "Idempotency-Key");
            Require(!operation.IsPage || operation.Method != "GET" || (operation.Parameters.Contains("query:limit") && operation.Parameters.Contains("query:cursor")), "limit and cursor");
        }

        missing.Should().BeEmpty();
        described.Document.Root.GetProperty("openapi").GetString().Should().StartWith("3.1");
    }

    [Fact]
    public Task Anonymous_Is401WhereARouteIsNotOpen() =>
        EachAsync(All.Where(o => !o.IsOpen), HttpStatusCode.Unauthorized, o => described.Host.Client(), o => o.Request());

    [Fact]
    public Task Method_ThatIsNotThere_Is405() =>
        EachAsync(All.Where(o => !All.Any(other => other.Path == o.Path && other.Method == "PATCH")), HttpStatusCode.MethodNotAllowed, Client, o => new HttpRequestMessage(HttpMethod.Patch, o.Address()));

    [Fact]
    public Task Body_WithAnUnknownMember_Is400NamingIt() => EachAsync(
        WithBody, HttpStatusCode.BadRequest, Client, o => o.Request(more: new JsonObject { ["noSuchMember"] = 1 }), body => body.GetProperty("errors").TryGetProperty("noSuchMember", out _));

    [Fact]
    public Task Body_ThatIsNoJson_Is400() => EachAsync(WithBody, HttpStatusCode.BadRequest, Client, o => Sent(o, "{\"a\":", "application/json"));

    [Fact]
    public Task Body_OfAnotherType_Is415() => EachAsync(WithBody, HttpStatusCode.UnsupportedMediaType, Client, o => Sent(o, "<a/>", "application/xml"));

    [Fact]
    public Task Body_OverOneMebibyte_Is413() => EachAsync(WithBody, HttpStatusCode.RequestEntityTooLarge, Client, o => Sent(o, $"{{\"a\":\"{new string('x', 1024 * 1024)}\"}}", "application/json"));

    [Fact]
    public Task Import_OfNoFile_Is400() => EachAsync(Imports, HttpStatusCode.BadRequest, Client, o => Sent(o, "PK, but no workbook", "text/csv"));

    [Fact]
    public Task Import_OfAnUnknownColumn_Is422NamingIt() => EachAsync(
        Sheets, HttpStatusCode.UnprocessableEntity, Client, o => Sent(o, WithColumn(described.Exports[o.Path], "noSuchColumn"), "text/csv"), body => body.ToString().Contains("noSuchColumn", StringComparison.Ordinal));

    [Fact]
    public Task Import_OverItsLimit_Is413() => EachAsync(Imports, HttpStatusCode.RequestEntityTooLarge, Client, o => Sent(o, new string('x', (20 * 1024 * 1024) + 1), "text/csv"));

    [Fact]
    public async Task Import_Repeated_IsAnsweredAsTheFirstTime()
    {
        foreach (var operation in Sheets)
        {
            var answers = new List<(HttpStatusCode Status, string Text, bool Replayed)>();
            for (var i = 0; i < 2; i++)
            {
                using var request = Sent(operation, described.Exports[operation.Path], "text/csv");
                request.Headers.TryAddWithoutValidation("Idempotency-Key", $"import {operation.Path}".Replace(' ', '-'));
                using var answer = await Client(operation).SendAsync(request);
                answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Contains("Idempotency-Replayed")));
            }

            answers[0].Status.Should().Be(HttpStatusCode.OK, $"{operation.Name}: {answers[0].Text}");
            answers[1].Should().Be((HttpStatusCode.OK, answers[0].Text, true), operation.Name);
        }
    }

    [Theory]
    [InlineData("two words", 1)]
    [InlineData("k", 256)]
    public Task IdempotencyKey_Malformed_Is400(string key, int times) => EachAsync(All.Where(o => o.Method == "POST"), HttpStatusCode.BadRequest, Client, o =>
    {
        var request = o.Request();
        request.Headers.TryAddWithoutValidation("Idempotency-Key", string.Concat(Enumerable.Repeat(key, times)));
        return request;
    });

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("limit=many")]
    [InlineData("cursor=%21%21")]
    public Task Page_AskedForWrongly_Is400(string query) =>
        EachAsync(All.Where(o => o.IsPage && o.Method == "GET" && !o.NamesOne && !Overlong(o)), HttpStatusCode.BadRequest, Client, o => new HttpRequestMessage(HttpMethod.Get, $"{o.Path}?{query}"));

    [Fact]
    public Task AsOf_Malformed_Is400() =>
        EachAsync(All.Where(o => o.Parameters.Contains("query:asOf") && !o.NamesOne && !o.Path.EndsWith("/look-up", StringComparison.Ordinal)), HttpStatusCode.BadRequest, Client, o => new HttpRequestMessage(HttpMethod.Get, $"{o.Path}?asOf=someday"), body => body.GetProperty("errors").TryGetProperty("asOf", out _));

    [Fact]
    public Task Resource_ThatIsNotThere_Is404() => EachAsync(All.Where(o => o.NamesOne && o.Method == "GET" && (o.Path == "/api/v1/tickets/{id}/history" || !_emptyWhenMissing.Any(end => o.Path.EndsWith(end, StringComparison.Ordinal)))), HttpStatusCode.NotFound, Client, o => o.Request());

    [Fact]
    public async Task Page_IsAlwaysOfItemsAndACursor()
    {
        foreach (var operation in All.Where(o => o.IsPage && o.Method == "GET" && !o.NamesOne && !Overlong(o)))
        {
            var page = await (await Client(operation).GetAsync($"{operation.Path}?limit=1")).JsonAsync();
            page.GetProperty("items").GetArrayLength().Should().BeLessThanOrEqualTo(1, operation.Name);
            if (page.GetProperty("nextCursor").GetString() is { } cursor)
            {
                var next = await (await Client(operation).GetAsync($"{operation.Path}?limit=1&cursor={Uri.EscapeDataString(cursor)}")).JsonAsync();
                next.GetProperty("items").GetRawText().Should().NotBe(page.GetProperty("items").GetRawText(), operation.Name);
            }
        }
    }

    [Fact]
    public async Task Resource_HasAnEtagThatSparesItsBody()
    {
        var without = new List<string>();
        foreach (var operation in All.Where(o => o.NamesOne && o.Method == "GET" && o.Path.Count(c => c == '{') == 1 && o.Path.EndsWith('}')))
        {
            var list = operation.Path[..operation.Path.LastIndexOf('/')];
            if (!All.Any(o => o.Path == list && o.Method == "GET"))
            {
                continue;
            }

            var items = (await (await Client(operation).GetAsync(list)).JsonAsync()).GetProperty("items");
            if (items.GetArrayLength() == 0)
            {
                continue;
            }

            var first = items[0];
            var id = (first.TryGetProperty("id", out var own) ? own : first.GetProperty("code")).GetString()!;
            using var one = await Client(operation).GetAsync($"{list}/{Uri.EscapeDataString(id)}");
            if (one.Headers.ETag is not { } tag)
            {
                without.Add(operation.Name);
                continue;
            }

            using var again = await Client(operation).SendAsync(HttpMethod.Get, $"{list}/{Uri.EscapeDataString(id)}", null, ("If-None-Match", tag.ToString()));
            again.StatusCode.Should().Be(HttpStatusCode.NotModified, operation.Name);
        }

        without.Should().BeEmpty();
    }

    private IEnumerable<ApiOperation> WithBody => All.Where(o => o.Body is not null && !o.Path.EndsWith("/import", StringComparison.Ordinal));

    private IEnumerable<ApiOperation> Imports => All.Where(o => o.Path.EndsWith("/import", StringComparison.Ordinal));

    // Imports of one kind, as it is exported.
    private IEnumerable<ApiOperation> Sheets => Imports.Where(o => described.Exports.ContainsKey(o.Path));

    private static string WithColumn(string csv, string column)
    {
        var lines = csv.Split('\n');
        lines[0] = $"{lines[0].TrimEnd()},{column}";
        lines[1] = $"{lines[1].TrimEnd()},x";
        return string.Join('\n', lines);
    }

    private static bool Overlong(ApiOperation operation) => _notJson.Contains(operation.Path);

    private static HttpRequestMessage Sent(ApiOperation operation, string body, string type) =>
        new(new HttpMethod(operation.Method), operation.Address()) { Content = new StringContent(body, new MediaTypeHeaderValue(type)), Headers = { ExpectContinue = body.Length > 1_000_000 } };

    // Somebody who may call the route; what they may see is not the question here.
    private HttpClient Client(ApiOperation operation) => described.ClientFor(operation);

    private static async Task EachAsync(
        IEnumerable<ApiOperation> operations, HttpStatusCode status, Func<ApiOperation, HttpClient> client, Func<ApiOperation, HttpRequestMessage> request, Func<System.Text.Json.JsonElement, bool>? holds = null)
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var operation in operations)
        {
            count++;
            using var message = request(operation);
            using var answer = await client(operation).SendAsync(message);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != status || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            {
                wrong.Add($"{operation.Name}: {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {text[..Math.Min(200, text.Length)]}");
            }
            else if (holds is not null && !holds(System.Text.Json.JsonDocument.Parse(text).RootElement))
            {
                wrong.Add($"{operation.Name}: {text[..Math.Min(300, text.Length)]}");
            }
        }

        count.Should().BePositive();
        wrong.Should().BeEmpty();
    }

    /// <summary>A host with its description.</summary>
    public sealed class Described : IAsyncLifetime
    {
        private readonly FiledHost _filed = new();
        private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
        private int _fresh;

        public RunningHost Host => _filed.Host;

        public FiledHost Filed => _filed;

        public ApiDocument Document { get; private set; } = null!;

        /// <summary>What each import takes, by its path: the rows that are there, as CSV.</summary>
        public Dictionary<string, string> Exports { get; } = new(StringComparer.Ordinal);

        public async Task InitializeAsync()
        {
            await _filed.InitializeAsync();
            Document = await ApiDocument.OfAsync(Host.Client());
            foreach (var import in Document.Operations.Where(o => o.Path.EndsWith("/import", StringComparison.Ordinal)))
            {
                using var export = await Host.Client("demo-admin").GetAsync(import.Path.Replace("/import", "/export?format=csv", StringComparison.Ordinal));
                if (export.Content.Headers.ContentType?.MediaType == "text/csv")
                {
                    Exports[import.Path] = await export.Content.ReadAsStringAsync();
                }
            }
        }

        public HttpClient ClientFor(ApiOperation operation)
        {
            var key = RouteTable.Who(operation) is { } who && who.Contains("admin", StringComparison.Ordinal) ? "demo-admin"
                : RouteTable.Who(operation) is "all" or "open" ? "demo-admin"
                : RouteTable.Who(operation)!.Contains("hotline", StringComparison.Ordinal) ? "demo-hotline"
                : RouteTable.Who(operation)!.Contains("district", StringComparison.Ordinal) ? "demo-district" : "demo-dept-water";
            return _clients.TryGetValue(key, out var client) ? client : _clients[key] = Host.Client(key);
        }

        /// <summary>An id of something new that the path can name.</summary>
        public async Task<string> FreshAsync(string path)
        {
            if (path.Contains("/calendars/", StringComparison.Ordinal))
            {
                return (await (await Host.Client("demo-admin").GetAsync("/api/v1/calendars")).JsonAsync()).GetProperty("items")[0].GetProperty("code").GetString()!;
            }

            if (!path.Contains('{', StringComparison.Ordinal))
            {
                return "";
            }

            var ticket = (await _filed.FileAsync($"fresh-{++_fresh}")).GetProperty("id").GetString()!;
            return path.Contains("/tasks/", StringComparison.Ordinal)
                ? (await (await Host.Client("demo-station-guiyuan").GetAsync($"/api/v1/tasks?ticketId={ticket}")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString()!
                : ticket;
        }

        public Task DisposeAsync() => _filed.DisposeAsync();
    }
}
