using System.Net;
using Dispatch.Host.Outside;
using Dispatch.Host.Webhooks;

namespace Dispatch.Host.Tests;

/// <summary>Where the host may be made to call: never into its own network, however the address is written.</summary>
public sealed class OutsideAddressTests(FiledHost filed) : IClassFixture<FiledHost>
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("192.0.0.8")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Address_InsideTheNetwork_IsRefused(string address) => OutsideAddresses.IsAllowed(IPAddress.Parse(address), development: false).Should().BeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2400:3200::1")]
    public void Address_Public_IsAllowed(string address) => OutsideAddresses.IsAllowed(IPAddress.Parse(address), development: false).Should().BeTrue();

    [Theory]
    [InlineData("http://127.1/x", true)]
    [InlineData("http://2130706433/x", true)]
    [InlineData("http://0177.0.0.1/x", true)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("http://[::ffff:169.254.169.254]/x", false)]
    [InlineData("http://2852039166/x", false)]
    [InlineData("http://10.0.0.1/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("gopher://127.0.0.1/x", false)]
    [InlineData("http://user:secret@example.org/x", false)]
    [InlineData("//example.org/x", false)]
    public async Task Subscription_ToAnInnerAddress_IsRefused(string url, bool allowedInDevelopment)
    {
        var answer = await filed.Host.Client("demo-dept-water").SendAsync(HttpMethod.Post, "/api/v1/webhooks", System.Text.Json.JsonSerializer.Serialize(new { url }));
        answer.StatusCode.Should().Be(allowedInDevelopment ? HttpStatusCode.Created : HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Name_ThatPointsInside_IsRefusedWhenConnecting()
    {
        // What the name says when the connection is made counts, so that a name cannot be pointed elsewhere after it was looked at.
        using var client = new HttpClient(OutsideAddresses.Handler(development: false));
        var send = () => client.GetAsync($"http://localhost:{filed.Host.Address.Port}/health/live");
        await send.Should().ThrowAsync<HttpRequestException>().WithMessage("*not allowed*");
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        using var client = new HttpClient(OutsideAddresses.Handler(development: true));
        using var answer = await client.GetAsync(new Uri(filed.Host.Address, "/language?to=en&back=/health/live"));
        ((int)answer.StatusCode).Should().Be(302);
    }
}
