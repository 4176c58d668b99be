using Dispatch.Host.Api;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Host.Tests;

public sealed class ProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", "198.51.100.7", "198.51.100.7 https")]
    [InlineData("127.0.0.0/8", "203.0.113.9, 198.51.100.7", "198.51.100.7 https")]
    [InlineData("10.0.0.5", "198.51.100.7", "127.0.0.1 http")]
    [InlineData(null, "198.51.100.7", "127.0.0.1 http")]
    public async Task ForwardedHeaders_CountFromKnownProxiesOnly(string? proxy, string forwardedFor, string seen)
    {
        string[] args = proxy is null ? [] : ["--Dispatch:Proxies:0", proxy];
        await using var host = await RunningHost.StartAsync(
            map: app => app.MapGet("/seen", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}").ForEveryone(), args: args);
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        (await client.GetStringAsync("/seen")).Should().Be(seen);
    }

    [Fact]
    public async Task Proxy_ThatIsNoAddress_StopsTheStart()
    {
        var start = () => RunningHost.StartAsync(args: ["--Dispatch:Proxies:0", "nginx"]);
        (await start.Should().ThrowAsync<StartFailure>()).Which.Message.Should().Contain("nginx");
    }
}
