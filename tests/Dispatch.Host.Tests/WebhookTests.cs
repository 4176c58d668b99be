using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Host.Outside;
using Dispatch.Host.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Host.Tests;

public sealed class WebhookTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Id, string At, string Signature, string Body)> _received = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));
    private RunningHost _host = null!;
    private WebApplication _receiver = null!;
    private readonly TaskCompletionSource _over = new();
    private int _refusals;
    private int _waiting;

    public async Task InitializeAsync()
    {
        // A receiver that never answers is one that holds its slot for good; the usual time limit would only hide what it costs the others.
        _host = await RunningHost.StartAsync(configure: host => host.Services.PostConfigure<HttpClientFactoryOptions>(
            WebhookPost.ClientName, options => options.HttpClientActions.Add(client => client.Timeout = TimeSpan.FromMinutes(10))));
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
        _receiver.MapPost("/never", async () =>
        {
            Interlocked.Increment(ref _waiting);
            await _over.Task;
        });
        _receiver.MapPost("/moved", () => Results.Redirect("/hook", permanent: true, preserveMethod: true));
        await _receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        _over.SetResult();
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
    public async Task Event_OfATask_CarriesItAsTheApiShowsIt()
    {
        await SubscribeAsync("demo-admin", """["task.created"]""");
        await FileAsync();

        var data = JsonDocument.Parse((await NextAsync()).Body).RootElement.GetProperty("data");
        var shown = await (await _host.Client("demo-admin").GetAsync($"/api/v1/tasks/{data.GetProperty("id").GetString()}")).JsonAsync();
        data.GetRawText().Should().Be(shown.GetRawText());
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

    [Fact]
    public async Task Rotation_Thrice_AllSecretsSign()
    {
        var (id, first) = await SubscribeAsync("demo-dept-water", "[]");
        var secrets = new List<string> { first };
        for (var i = 0; i < 2; i++)
        {
            secrets.Add((await (await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/rotate")).JsonAsync()).GetProperty("secret").GetString()!);
        }

        await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/test");
        var got = await NextAsync();
        got.Signature.Split(' ').Should().BeEquivalentTo(secrets.Select(secret => Signature(secret, got)));
    }

    [Fact]
    public async Task Receivers_ThatNeverAnswer_HoldUpNoOther()
    {
        var dead = new List<string>();
        for (var i = 0; i < 64; i++)
        {
            dead.Add((await SubscribeAsync("demo-admin", """["ticket.received"]""", "/never")).Id);
        }

        await FileAsync();
        await UntilAsync(() => Task.FromResult(_waiting == dead.Count));
        await SubscribeAsync("demo-admin", """["ticket.received"]""");
        await FileAsync();

        JsonDocument.Parse((await NextAsync()).Body).RootElement.GetProperty("type").GetString().Should().Be("ticket.received");
        _over.Task.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Events_OfATicketToAReceiverThatRefuses_ArriveInOrder()
    {
        _refusals = 2;
        await SubscribeAsync("demo-admin", """["ticket.received","task.created","task.completed"]""");
        await FileAsync();

        var seqs = new List<int>();
        while (seqs.Count < 2)
        {
            seqs.Add(JsonDocument.Parse((await NextAsync()).Body).RootElement.GetProperty("seq").GetInt32());
        }

        seqs.Should().BeInAscendingOrder().And.StartWith(1);
    }

    [Fact]
    public async Task Delivery_ToAnEndedSubscription_IsNotTriedAgain()
    {
        _refusals = int.MaxValue;
        var (id, _) = await SubscribeAsync("demo-dept-water", "[]");
        await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/test");
        await UntilAsync(() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM host_webhook_deliveries WHERE attempts > 0") == 1));

        (await _host.Client("demo-dept-water").DeleteAsync($"/api/v1/webhooks/{id}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        _refusals = 0;
        await UntilAsync(() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM engine_outbox WHERE kind = 'dispatch.webhook'") == 0));
        _received.Should().BeEmpty();
        _host.Count("SELECT COUNT(*) FROM host_webhook_deliveries WHERE state = 'ended'").Should().Be(1);
    }

    [Fact]
    public async Task Delivery_GivenUp_IsListedAsDead_AndCanBeSentAgain()
    {
        _host.Services.GetRequiredService<IOptions<OutboxOptions>>().Value.Attempts = 1;
        _refusals = 1;
        var water = _host.Client("demo-dept-water");
        var (id, _) = await SubscribeAsync("demo-dept-water", "[]");
        await water.SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/test");

        var dead = new JsonElement();
        await UntilAsync(async () =>
        {
            var items = (await (await water.GetAsync($"/api/v1/webhooks/{id}/deliveries?state=dead")).JsonAsync()).GetProperty("items");
            return items.GetArrayLength() == 1 && (dead = items[0]).ValueKind == JsonValueKind.Object;
        });
        var again = await water.SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/deliveries/{dead.GetProperty("id").GetString()}/redeliver");
        again.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await NextAsync()).Id.Should().Be(dead.GetProperty("eventId").GetString());
        _host.Count("SELECT COUNT(*) FROM engine_outbox WHERE is_dead = 1").Should().Be(0);
    }

    [Fact]
    public async Task Delivery_StillWaiting_SentAgain_IsHastenedAndNotDoubled()
    {
        _refusals = 1;
        var water = _host.Client("demo-dept-water");
        var (id, _) = await SubscribeAsync("demo-dept-water", "[]");
        await water.SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/test");
        await UntilAsync(() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM host_webhook_deliveries WHERE attempts = 1") == 1));

        var waiting = (await (await water.GetAsync($"/api/v1/webhooks/{id}/deliveries?state=pending")).JsonAsync()).GetProperty("items")[0];
        (await water.SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/deliveries/{waiting.GetProperty("id").GetString()}/redeliver")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await NextAsync()).Id.Should().Be(waiting.GetProperty("eventId").GetString());
        await UntilAsync(() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM engine_outbox") == 0));
        _host.Count("SELECT COUNT(*) FROM host_webhook_deliveries").Should().Be(1);
        _received.Should().BeEmpty();
    }

    [Fact]
    public async Task Target_ThatRedirects_IsNotFollowed()
    {
        var (id, _) = await SubscribeAsync("demo-dept-water", "[]", "/moved");
        await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/webhooks/{id}/test");

        await UntilAsync(() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM host_webhook_deliveries WHERE last_status = 308 AND state = 'pending'") == 1));
        _received.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Target_WhoseNamePointsInside_IsReachedOnlyInDevelopment(bool development)
    {
        using var client = new HttpClient(OutsideAddresses.Handler(development, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));
        var send = () => client.PostAsync($"http://rebind.example:{new Uri(_receiver.Urls.First()).Port}/hook", new StringContent("{}"));

        if (development)
        {
            (await send()).StatusCode.Should().Be(HttpStatusCode.OK);
            return;
        }

        await send.Should().ThrowAsync<HttpRequestException>();
        _received.Should().BeEmpty();
    }

    [Theory]
    [InlineData("http://user:secret@example.org/x")]
    [InlineData("http://10.1/x")]
    [InlineData("http://2886729729/x")]
    [InlineData("http://0xc0a80101/x")]
    [InlineData("http://[64:ff9b::a00:1]/x")]
    [InlineData("http://[2002:a00:1::]/x")]
    [InlineData("http://[::ffff:192.168.0.1]/x")]
    [InlineData("http://0.0.0.0/x")]
    [InlineData("http://[::]/x")]
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
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("8.8.8.8", true)]
    public void Address_OutsideDevelopment_IsAllowedOnlyWhenPublic(string address, bool allowed) =>
        OutsideAddresses.IsAllowed(IPAddress.Parse(address), development: false).Should().Be(allowed);

    [Fact]
    public async Task Webhook_OfAnotherUnit_LooksAsOneThatIsNotThere()
    {
        var (id, _) = await SubscribeAsync("demo-dept-water", "[]");
        await (await _host.Client("demo-dept-fire").GetAsync($"/api/v1/webhooks/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await _host.Client("demo-dept-fire").DeleteAsync($"/api/v1/webhooks/{id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        await (await _host.Client("demo-dept-fire").GetAsync($"/api/v1/webhooks/{id}/deliveries")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task UntilAsync(Func<Task<bool>> reached)
    {
        while (!await reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _patience.Token);
        }
    }

    private async Task<(string Id, string Secret)> SubscribeAsync(string key, string events, string path = "/hook")
    {
        var answer = await _host.Client(key).SendAsync(HttpMethod.Post, "/api/v1/webhooks", $$"""{"url":"{{_receiver.Urls.First()}}{{path}}","events":{{events}}}""");
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
