using System.Net;

namespace Dispatch.Host.Tests;

public sealed class RepeatTests(CommonHost common) : IClassFixture<CommonHost>
{
    private const string Path = "/api/v1/test/count";
    private readonly HttpClient _client = common.Host.Client("demo-admin");

    private long Count => common.Host.Count("SELECT COUNT(*) FROM host_accounts WHERE name LIKE 'count-%'");

    [Fact]
    public async Task Repeat_SameKeyAndBody_GetsTheFirstAnswerAndChangesNothing()
    {
        var key = Key();
        var first = await Send(_client, key);
        var before = Count;
        var second = await Send(_client, key);

        second.StatusCode.Should().Be(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotency-Replayed").Should().Equal("true");
        first.Headers.Contains("Idempotency-Replayed").Should().BeFalse();
        second.Headers.ETag.Should().Be(first.Headers.ETag);
        second.Headers.Location.Should().Be(first.Headers.Location);
        Count.Should().Be(before);
    }

    [Fact]
    public async Task Repeat_OtherBody_Is422()
    {
        var key = Key();
        await Send(_client, key);
        await (await Send(_client, key, """{"note":"other"}""")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Repeat_OfAnotherCallersKey_IsNew()
    {
        var key = Key();
        await Send(_client, key);
        var other = await Send(common.Host.Client("demo-district"), key);
        other.Headers.Contains("Idempotency-Replayed").Should().BeFalse();
        other.StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Repeat_AtTheSameMoment_ChangesOnce()
    {
        var key = Key();
        var before = Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Send(_client, key)));

        answers.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.Created);
        (await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct().Should().ContainSingle();
        answers.Count(a => !a.Headers.Contains("Idempotency-Replayed")).Should().Be(1);
        Count.Should().Be(before + 1);
    }

    [Fact]
    public async Task Failure_IsNotKept()
    {
        var key = Key();
        (await Send(_client, key, """{"fail":"conflict"}""")).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await Send(_client, key)).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public async Task Key_Malformed_Is400(string key) => await (await Send(_client, key)).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Key_TooLong_Is400() => await (await Send(_client, new string('k', 256))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

    private static string Key() => Guid.NewGuid().ToString();

    private static Task<HttpResponseMessage> Send(HttpClient client, string key, string body = "{}") =>
        client.SendAsync(HttpMethod.Post, Path, body, ("Idempotency-Key", key));
}
