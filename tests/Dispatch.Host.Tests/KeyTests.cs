using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Host.Tests;

/// <summary>Keys of programs: who makes them, what they are good for, how they end.</summary>
public sealed class KeyTests(FiledHost filed) : IClassFixture<FiledHost>
{
    private const string Route = "/api/v1/keys";
    private readonly HttpClient _admin = filed.Host.Client("demo-admin");
    private readonly HttpClient _water = filed.Host.Client("demo-dept-water");

    [Fact]
    public async Task Key_MadeByTheDepartment_SignsInAsItsUnitAndIsShownOnce()
    {
        var made = await MakeAsync(_water, """{"name":"工单系统","purpose":"shown-once"}""");
        var secret = made.GetProperty("key").GetString()!;
        made.GetProperty("unitId").GetString().Should().Be("dept-water");
        made.GetProperty("role").GetString().Should().Be("department");
        made.GetProperty("expiresAt").ValueKind.Should().Be(JsonValueKind.String);

        (await filed.Host.Client(secret).GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.OK);

        var seen = await _water.GetAsync($"{Route}/{Id(made)}");
        (await seen.Content.ReadAsStringAsync()).Should().NotContain(secret);
        seen.Headers.ETag.Should().NotBeNull();
        (await seen.JsonAsync()).GetProperty("lastUsedAt").ValueKind.Should().Be(JsonValueKind.String);
        filed.Host.Count($"SELECT COUNT(*) FROM host_api_keys WHERE id = '{Id(made)}' AND hash = '{Identity.SecretHash.Of(secret)}'").Should().Be(1);
    }

    [Fact]
    public void Scopes_NameEveryResourceThatHasRoutes() =>
        Keys.KeyScope.Resources.Except(["*", "elsa", "open311"]).Should().BeEquivalentTo(
            filed.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Select(route => route.RoutePattern.RawText!.Trim('/').Split('/')).Where(parts => parts is ["api", "v1", _, ..]).Select(parts => parts[2]).Distinct());

    [Fact]
    public async Task Secret_ShownOnce_IsInTheKeptAnswerForItsCallerOnly()
    {
        var admin = filed.Host.Client("demo-admin");
        var secrets = new List<string>();
        foreach (var (path, body, member) in new[]
        {
            (Route, """{"name":"a","unitId":"dept-fire","purpose":"kept"}""", "key"),
            ("/api/v1/accounts", """{"name":"kept-account","displayName":"x","unitId":"dept-fire","roles":["department"]}""", "oneTimePassword"),
            ("/api/v1/webhooks", """{"url":"http://127.0.0.1:9/kept"}""", "secret"),
        })
        {
            var once = ("Idempotency-Key", "kept-" + member);
            using var first = await admin.SendAsync(HttpMethod.Post, path, body, once);
            using var again = await admin.SendAsync(HttpMethod.Post, path, body, once);
            var text = await first.Content.ReadAsStringAsync();
            text.Should().Contain($"\"{member}\":\"", path);
            (await again.Content.ReadAsStringAsync()).Should().Be(text, "the caller may not have got it the first time");
            secrets.Add(JsonDocument.Parse(text).RootElement.GetProperty(member).GetString()!);
        }

        filed.Host.Count("SELECT COUNT(*) FROM host_first_answers").Should().BeGreaterThanOrEqualTo(secrets.Count);
        secrets.Should().OnlyContain(secret => filed.Host.Count($"SELECT COUNT(*) FROM host_first_answers WHERE instr(hex(unpacked(body)), hex('{secret}')) > 0") == 0);
    }

    [Fact]
    public async Task Key_Revoked_OpensNothingFromThenOn_NorDoItsTokens()
    {
        var made = await MakeAsync(_water, """{"name":"a","purpose":"revoked"}""");
        var client = filed.Host.Client(made.GetProperty("key").GetString());
        var token = (await (await client.PostAsync("/login/token", null)).JsonAsync()).GetProperty("accessToken").GetString();
        var bearer = filed.Host.Client();
        bearer.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (await bearer.GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.OK);

        (await (await _water.DeleteAsync($"{Route}/{Id(made)}")).JsonAsync()).GetProperty("state").GetString().Should().Be("revoked");

        await (await client.GetAsync("/api/v1/tasks")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
        await (await bearer.GetAsync("/api/v1/tasks")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_OfOnePurpose_AreTwoAtMost()
    {
        var first = await MakeAsync(_water, """{"name":"old","purpose":"rotation"}""");
        await MakeAsync(_water, """{"name":"new","purpose":"rotation"}""");
        await (await _water.SendAsync(HttpMethod.Post, Route, """{"name":"third","purpose":"rotation"}""")).ShouldBeProblemAsync(HttpStatusCode.Conflict);
        await _water.DeleteAsync($"{Route}/{Id(first)}");
        await MakeAsync(_water, """{"name":"third","purpose":"rotation"}""");
    }

    [Fact]
    public async Task Key_WithScopes_IsGoodForThoseOnly()
    {
        var made = await MakeAsync(_water, """{"name":"reads","purpose":"scopes","scopes":["tasks:read","keys:write"]}""");
        var client = filed.Host.Client(made.GetProperty("key").GetString());
        (await client.GetAsync("/api/v1/tasks")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await (await client.GetAsync("/api/v1/tickets")).ShouldBeProblemAsync(HttpStatusCode.Forbidden)).GetProperty("detail").GetString().Should().Contain("tickets:read");
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/tasks/x/claim", "{}")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        var token = (await (await client.PostAsync("/login/token", null)).Content.ReadAsStringAsync());
        token.Should().NotContain("accessToken", "signing in for a token is not among its scopes");

        await (await client.SendAsync(HttpMethod.Post, Route, """{"name":"wider","purpose":"wider"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        await (await client.SendAsync(HttpMethod.Post, Route, """{"name":"wider","purpose":"wider","scopes":["tickets:read"]}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        (await client.SendAsync(HttpMethod.Post, Route, """{"name":"same","purpose":"same","scopes":["tasks:read"]}""")).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"name":"x","unitId":"dept-fire"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","unitId":"nowhere"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","role":"admin"}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"name":"x","rights":["import"]}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"name":"x","requestsPerSecond":100000}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"name":"x","scopes":["everything"]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","expiresAt":"2020-01-01T00:00:00Z"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"x","isDemo":true}""", HttpStatusCode.BadRequest)]
    public async Task Department_AskingForMoreThanItsOwn_IsRefused(string draft, HttpStatusCode status) =>
        await (await _water.SendAsync(HttpMethod.Post, Route, draft)).ShouldBeProblemAsync(status);

    [Fact]
    public async Task Key_OfAnotherUnit_IsLikeOneThatIsNotThere()
    {
        var made = await MakeAsync(_water, """{"name":"x","purpose":"foreign"}""");
        var fire = filed.Host.Client("demo-dept-fire");
        var foreign = await (await fire.GetAsync($"{Route}/{Id(made)}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        var missing = await (await fire.GetAsync($"{Route}/nothing")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        foreign.GetProperty("detail").GetString().Should().Be(missing.GetProperty("detail").GetString());
        await (await fire.DeleteAsync($"{Route}/{Id(made)}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        (await (await fire.GetAsync(Route + "?limit=200")).Content.ReadAsStringAsync()).Should().NotContain(Id(made));
        (await (await _admin.GetAsync(Route + "?limit=200")).Content.ReadAsStringAsync()).Should().Contain(Id(made));
    }

    [Fact]
    public async Task Admin_MakesAKeyForTheHotlineWithItsOwnLimit()
    {
        var made = await MakeAsync(_admin, """{"name":"12345","role":"hotline","purpose":"import","rights":["import"],"requestsPerSecond":50}""");
        made.GetProperty("rights").EnumerateArray().Single().GetString().Should().Be("import");
        var answer = await filed.Host.Client(made.GetProperty("key").GetString()).SendAsync(
            HttpMethod.Post, "/api/v1/tickets", FiledHost.Body("imported", """, "receivedAt":"2026-01-05T08:00:00Z" """));
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Revoke_WithAnOldVersion_Is412()
    {
        var made = await MakeAsync(_water, """{"name":"x","purpose":"version"}""");
        await (await _water.SendAsync(HttpMethod.Delete, $"{Route}/{Id(made)}", null, ("If-Match", "\"v9\""))).ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed);
        (await _water.SendAsync(HttpMethod.Delete, $"{Route}/{Id(made)}", null, ("If-Match", "\"v1\""))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static string Id(JsonElement key) => key.GetProperty("id").GetString()!;

    private static async Task<JsonElement> MakeAsync(HttpClient client, string draft)
    {
        var answer = await client.SendAsync(HttpMethod.Post, Route, draft);
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }
}
