using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Host.Tests;

public sealed class WebhookTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Id, string At, string Signature, string Body)> _received = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));
    private RunningHost _host = null!;
    private WebApplication _receiver = null!;
    private int _refusals;

    public async Task InitializeAsync()
    {
        _host = await RunningHost.StartAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _receiver = builder.Build();
        _receiver.MapPost("/hook", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync();
            if (Interlocked.Decrement(ref _refusals) >= 0)
            {
                return Results.StatusCode(503);
            }

            _received.Enqueue((request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), body));
            return Results.Ok();
        });
        await _receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _patience.Dispose();
        await _receiver.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Event_Wanted_ArrivesSigned()
    {
        var (_, secret) = await SubscribeAsync("demo-admin", """["ticket.received"]""");
        await FileAsync();

        var got = await NextAsync();
        JsonDocument.Parse(got.Body).RootElement.GetProperty("type").GetString().Should().Be("ticket.received");
        got.Body.Should().NotContain("13812345678").And.NotContain("张三丰");
        Signature(secret, got).Should().Be(got.Signature);
    }

    [Fact]
    public async Task Event_ReceiverRefusesFirst_ComesAgainWithTheSameIdAndIsOnRecord()
    {
        _refusals = 1;
        var (id, _) = await SubscribeAsync("demo-admin", """["ticket.received"]""");
        await FileAsync();

        var got = await NextAsync();
        JsonElement delivery;
        do
        {
            delivery = (await (await _host.Client("demo-admin").GetAsync($"/api/v1/webhooks/{id}/deliveries")).JsonAsync()).GetProperty("items")[0];
            await Task.Yield();
            _patience.Token.ThrowIfCancellationRequested();
        }
        while (delivery.GetProperty("state").GetString() != "delivered");
        delivery.GetProperty("attempts").GetInt32().Should().Be(2);
        delivery.GetProperty("eventId").GetString().Should().Be(got.Id);
    }

    [Fact]
    public async Task Event_OfAForeignUnit_DoesNotArrive()
    {
        await SubscribeAsync("demo-dept-fire", "[]");
        var (all, _) = await SubscribeAsync("demo-admin", """["ticket.received"]""");
        await FileAsync();

        await NextAsync();
        _received.Should().BeEmpty();
        all.Should().NotBeNull();
    }

    [Fact]
    public async Task Rotation_BothSecretsSign_AndATestEventArrives()
    {
        var (id, first) = await SubscribeAsync("demo-dept-water", "[]");
        var rotated = await (await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/rotate")).JsonAsync();
        (await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/test")).StatusCode.Should().Be(HttpStatusCode.Accepted);

        var got = await NextAsync();
        got.Signature.Split(' ').Should().BeEquivalentTo(Signature(rotated.GetProperty("secret").GetString()!, got), Signature(first, got));
    }

    [Theory]
    [InlineData("http://10.0.0.1/x")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://192.168.1.1/x")]
    [InlineData("http://[fe80::1]/x")]
    [InlineData("ftp://example.org/x")]
    [InlineData("nonsense")]
    public async Task Target_InsideOrNoAddress_IsRefused(string url) =>
        await (await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, "/api/v1/webhooks", JsonSerializer.Serialize(new { url }))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::ffff:10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("8.8.8.8", true)]
    public void Address_OutsideDevelopment_IsAllowedOnlyWhenPublic(string address, bool allowed) =>
        WebhookTargets.IsAllowed(IPAddress.Parse(address), development: false).Should().Be(allowed);

    [Fact]
    public async Task Webhook_OfAnotherUnit_LooksAsOneThatIsNotThere()
    {
        var (id, _) = await SubscribeAsync("demo-dept-water", "[]");
        await (await _host.Client("demo-dept-fire").GetAsync($"/api/v1/webhooks/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await _host.Client("demo-dept-fire").DeleteAsync($"/api/v1/webhooks/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await _host.Client("demo-dept-fire").GetAsync($"/api/v1/webhooks/{id}/deliveries")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task<(string Id, string Secret)> SubscribeAsync(string key, string events)
    {
        var answer = await _host.Client(key).SendAsync(HttpMethod.Post, "/api/v1/webhooks", $$"""{"url":"{{_receiver.Urls.First()}}/hook","events":{{events}}}""");
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var made = await answer.JsonAsync();
        return (made.GetProperty("id").GetString()!, made.GetProperty("secret").GetString()!);
    }

    private async Task FileAsync() => (await _host.Client("demo-hotline").SendAsync(
        HttpMethod.Post,
        "/api/v1/tickets",
        """{"channel":"hotline","title":"停水","categoryCode":"water.outage","compoundId":"compound-guiyuan","reporter":{"name":"张三丰","phone":"13812345678","anonymous":false}}""")).StatusCode.Should().Be(HttpStatusCode.Created);

    private async Task<(string Id, string At, string Signature, string Body)> NextAsync()
    {
        while (true)
        {
            if (_received.TryDequeue(out var got))
            {
                return got;
            }

            _patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _patience.Token);
        }
    }

    private static string Signature(string secret, (string Id, string At, string Signature, string Body) got) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{got.Id}.{got.At}.{got.Body}")));
}
