using System.Net;

namespace Dispatch.Host.Tests;

/// <summary>What a proxy would say of the caller is not believed when it comes from anyone.</summary>
public sealed class ForwardedHeaderTests
{
    [Theory]
    [InlineData("X-Forwarded-User", "demo-admin")]
    [InlineData("X-Remote-User", "demo-admin")]
    [InlineData("Remote-User", "demo-admin")]
    [InlineData("X-Original-URL", "/health/live")]
    [InlineData("X-Rewrite-URL", "/health/live")]
    [InlineData("X-HTTP-Method-Override", "GET")]
    public async Task Header_ThatNamesAnIdentityOrRoute_ChangesNothing(string name, string value)
    {
        await using var host = await RunningHost.StartAsync(args: "--Dispatch:Sample=false");
        await (await host.Client().SendAsync(HttpMethod.Get, "/api/v1/tickets", null, (name, value))).ShouldBeProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ForwardedFor_DoesNotBuyAnotherRateLimit()
    {
        await using var host = await RunningHost.StartAsync(args: ["--Dispatch:Sample=false", "--Dispatch:AnonymousRequestsPerSecond=2"]);
        var client = host.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => client.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, ("X-Forwarded-For", $"203.0.113.{i}"))));
        answers.Should().Contain(a => a.StatusCode == HttpStatusCode.TooManyRequests);
    }
}
