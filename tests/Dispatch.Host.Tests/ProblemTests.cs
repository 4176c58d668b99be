using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Dispatch.Host.Tests;

public sealed class ProblemTests(CommonHost common) : IClassFixture<CommonHost>
{
    private const string Path = "/api/v1/test/count";
    private readonly HttpClient _client = common.Host.Client("demo-admin");

    [Fact]
    public async Task Route_Unknown_Is404() => await (await _client.GetAsync("/api/v1/nothing")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

    [Fact]
    public async Task Path_WithANul_IsRefusedByTheServerItself_400WithoutABody()
    {
        // Malformed HTTP does not come as far as Dispatch: no problem+json. Were the server to let it in, this would say so.
        using var answer = await _client.GetAsync("/api/v1/tickets/a%00b");
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentLength.Should().Be(0);
        answer.Headers.ConnectionClose.Should().BeTrue();
    }

    [Fact]
    public async Task Method_Wrong_Is405()
    {
        var answer = await _client.DeleteAsync(Path);
        await answer.ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.Should().Contain("POST");
    }

    [Fact]
    public async Task Body_UnknownMember_Is400NamingIt()
    {
        var problem = await (await _client.SendAsync(HttpMethod.Post, Path, """{"fail":null,"surprise":1}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty("surprise", out _).Should().BeTrue(problem.ToString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"fail":1}""")]
    [InlineData("""{"note":"a","note":"b"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Body_Malformed_Is400(string body)
    {
        var problem = await (await _client.SendAsync(HttpMethod.Post, Path, body)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.ToString().Should().NotContain("Dispatch.Host").And.NotContain("System.");
    }

    [Fact]
    public async Task Body_MissingMember_Is400NamingIt()
    {
        var hotline = common.Host.Client("demo-hotline");
        var problem = await (await hotline.SendAsync(HttpMethod.Post, "/api/v1/tickets", """{"channel":"hotline","title":"t"}""")).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").TryGetProperty("categoryCode", out _).Should().BeTrue(problem.ToString());
    }

    [Fact]
    public async Task Body_OverOneMebibyte_Is413()
    {
        var answer = await _client.SendAsync(HttpMethod.Post, Path, $$"""{"note":"{{new string('x', 1024 * 1024)}}"}""");
        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        var repeatable = await _client.SendAsync(HttpMethod.Post, Path, $$"""{"note":"{{new string('x', 1024 * 1024)}}"}""", ("Idempotency-Key", "big"));
        await repeatable.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Body_OfAnotherType_Is415()
    {
        var answer = await _client.PostAsync(Path, new StringContent("a=1", Encoding.UTF8, new MediaTypeHeaderValue("text/plain")));
        await answer.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("conflict", HttpStatusCode.Conflict)]
    [InlineData("race", HttpStatusCode.Conflict)]
    [InlineData("unprocessable", HttpStatusCode.UnprocessableEntity)]
    [InlineData("bug", HttpStatusCode.InternalServerError)]
    [InlineData("store", HttpStatusCode.ServiceUnavailable)]
    public async Task Failure_OfAnyKind_IsAnsweredWithoutInnerWorkings(string fail, HttpStatusCode status)
    {
        var answer = await _client.SendAsync(HttpMethod.Post, Path, $$"""{"fail":"{{fail}}"}""");
        var problem = await answer.ShouldBeProblemAsync(status);
        problem.ToString().Should().NotContain("SELECT").And.NotContain("/etc").And.NotContain("/very").And.NotContain("   at ");
        if (fail == "unprocessable")
        {
            problem.GetProperty("errors").TryGetProperty("data.x", out _).Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("unprocessable")]
    public async Task Precondition_Failed_IsDecidedBeforeConflictAndContent(string fail)
    {
        var answer = await _client.SendAsync(HttpMethod.Post, Path, $$"""{"fail":"{{fail}}"}""", ("If-Match", "\"v-1\""));
        await answer.ShouldBeProblemAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Precondition_Met_Changes()
    {
        var first = await _client.SendAsync(HttpMethod.Post, Path, "{}");
        var second = await _client.SendAsync(HttpMethod.Post, Path, "{}", ("If-Match", first.Headers.ETag!.Tag));
        second.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=x", "limit")]
    [InlineData("cursor=%21%21", "cursor")]
    [InlineData("status=nonsense", "status")]
    [InlineData("overdue=perhaps", "overdue")]
    [InlineData("from=yesterday", "from")]
    public async Task List_WrongFilter_Is400NamingIt(string query, string field)
    {
        var problem = await (await _client.GetAsync("/api/v1/tickets?" + query)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.ToString().Should().Contain(field);
    }

    [Fact]
    public async Task Key_OverItsLimit_Is429WithRetryAfter()
    {
        var key = await common.Host.KeyAsync("admin", perSecond: 1);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => common.Host.Client(key).SendAsync(HttpMethod.Post, Path, "{}")));
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        (await common.Host.Client("demo-admin").SendAsync(HttpMethod.Post, Path, "{}")).StatusCode.Should().Be(HttpStatusCode.Created);
    }
}
