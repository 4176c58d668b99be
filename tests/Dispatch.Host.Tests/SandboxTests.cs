using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dispatch.Host.Tests;

/// <summary>What is filed with a sandbox key goes the whole way, is marked, tells nobody, and counts nowhere.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<JsonElement> _events = new();
    private readonly ConcurrentQueue<JsonElement> _sms = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));
    private WebApplication _outside = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _outside = builder.Build();
        _outside.MapPost("/hook", async (HttpRequest request) => _events.Enqueue((await JsonDocument.ParseAsync(request.Body)).RootElement));
        _outside.MapPost("/sms", async (HttpRequest request) => _sms.Enqueue((await JsonDocument.ParseAsync(request.Body)).RootElement));
        await _outside.StartAsync();
        _host = await RunningHost.StartAsync(args: ["--Dispatch:Notices:Gateway:Url", _outside.Urls.First() + "/sms", "--Dispatch:Notices:QuietFrom", "07:00"]);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _outside.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task Ticket_OfASandboxKey_GoesTheWholeWayAndCountsInNoReport()
    {
        var key = await _host.KeyAsync(Roles.Hotline, rights: CallerRights.Sandbox);
        await _host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/webhooks", $$"""{"url":"{{_outside.Urls.First()}}/hook"}""");
        var before = await FiguresAsync();

        var tried = await FileAsync(key);
        tried.GetProperty("sandbox").GetBoolean().Should().BeTrue();
        var station = _host.Client("demo-station-guiyuan");
        var task = (await (await station.GetAsync("/api/v1/tasks?state=open")).JsonAsync()).GetProperty("items").EnumerateArray()
            .Single(t => t.GetProperty("ticketId").GetString() == tried.GetProperty("id").GetString());
        task.GetProperty("ticket").GetProperty("sandbox").GetBoolean().Should().BeTrue();
        await UntilAsync(() => _events.Any(e => e.GetProperty("type").GetString() == "task.created"));
        _events.Should().OnlyContain(e => e.GetProperty("sandbox").GetBoolean());
        (await FiguresAsync()).Should().Be(before);

        var real = await FileAsync("demo-hotline");
        real.GetProperty("sandbox").GetBoolean().Should().BeFalse();
        real.GetProperty("possibleDuplicateOf").ValueKind.Should().Be(JsonValueKind.Null, "a try-out is no earlier case");
        await UntilAsync(() => _sms.Any(s => s.GetProperty("template").GetString() == "resident.received"));
        await UntilAsync(() => _events.Any(e => !e.GetProperty("sandbox").GetBoolean()));
        _sms.Select(s => s.GetProperty("words").GetProperty("number").GetString()).Should().OnlyContain(n => n == real.GetProperty("number").GetString());
        (await FiguresAsync()).Should().NotBe(before);
    }

    [Fact]
    public async Task Key_OfTheSandbox_ReachesNothingReal()
    {
        var station = _host.Client(await _host.KeyAsync(Roles.Station, "station-guiyuan", rights: CallerRights.Sandbox));
        var real = (await FileAsync("demo-hotline")).GetProperty("id").GetString()!;
        var tried = (await FileAsync(await _host.KeyAsync(Roles.Hotline, rights: CallerRights.Sandbox))).GetProperty("id").GetString()!;
        var (realTask, triedTask) = (await OpenTaskAsync(real), await OpenTaskAsync(tried));

        foreach (var address in new[] { $"/api/v1/tickets/{real}", $"/api/v1/tickets/{real}/history", $"/api/v1/tickets/{real}/attachments", $"/api/v1/tasks/{realTask}" })
        {
            await (await station.GetAsync(address)).ShouldBeProblemAsync(HttpStatusCode.NotFound);
            (await station.GetAsync(address.Replace(real, tried, StringComparison.Ordinal).Replace(realTask, triedTask, StringComparison.Ordinal))).StatusCode.Should().Be(HttpStatusCode.OK, address);
        }

        foreach (var list in new[] { "tickets", "tickets?q=停水", "tasks?state=open", $"tasks?ticketId={real}" })
        {
            var items = (await (await station.GetAsync("/api/v1/" + list)).JsonAsync()).GetProperty("items").ToString();
            items.Should().NotContain(real, list);
            items.Contains(tried, StringComparison.Ordinal).Should().Be(!list.Contains(real, StringComparison.Ordinal), list);
        }

        await (await station.SendAsync(HttpMethod.Post, $"/api/v1/tickets/{real}/comments", """{"text":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        foreach (var step in new[] { "complete", "claim", "take-back" })
        {
            await (await station.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{realTask}/{step}", step == "complete" ? """{"outcome":"Escalate"}""" : """{"reason":"x"}""")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
        }

        (await (await station.SendAsync(HttpMethod.Post, "/api/v1/tickets/search", """{"phone":"13812345678"}""")).JsonAsync()).GetProperty("items").EnumerateArray()
            .Select(t => t.GetProperty("id").GetString()).Should().Equal(tried);
        foreach (var address in new[] { "/api/v1/keys", "/api/v1/reports/sla", "/api/v1/audit", "/api/v1/members", "/api/v1/admissions/refusals", "/elsa/api/workflow-definitions" })
        {
            await (await station.GetAsync(address)).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        }

        await (await station.SendAsync(HttpMethod.Post, "/api/v1/keys", """{"name":"real"}""")).ShouldBeProblemAsync(HttpStatusCode.Forbidden);
        (await station.SendAsync(HttpMethod.Post, $"/api/v1/tasks/{triedTask}/complete", """{"outcome":"Escalate","comment":"需部门处理"}""")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Webhook_OfASandboxKey_HearsOfTheSandboxOnly()
    {
        var tried = _host.Client(await _host.KeyAsync(Roles.Hotline, rights: CallerRights.Sandbox));
        var everything = await (await _host.Client("demo-admin").SendAsync(HttpMethod.Post, "/api/v1/webhooks", """{"url":"http://127.0.0.1:9/everything"}""")).JsonAsync();
        var admin = _host.Client(await _host.KeyAsync(Roles.Admin, rights: CallerRights.Sandbox));
        (await admin.SendAsync(HttpMethod.Post, "/api/v1/webhooks", $$"""{"url":"{{_outside.Urls.First()}}/hook"}""")).StatusCode.Should().Be(HttpStatusCode.Created);
        (await (await admin.GetAsync("/api/v1/webhooks")).JsonAsync()).GetProperty("items").EnumerateArray().Should().OnlyContain(w => w.GetProperty("sandbox").GetBoolean());
        await (await admin.SendAsync(HttpMethod.Delete, $"/api/v1/webhooks/{everything.GetProperty("id").GetString()}")).ShouldBeProblemAsync(HttpStatusCode.NotFound);

        await FileAsync("demo-hotline");
        var last = (await (await tried.SendAsync(HttpMethod.Post, "/api/v1/tickets", """{"channel":"hotline","title":"停水","categoryCode":"water.outage","compoundId":"compound-guiyuan"}""")).JsonAsync()).GetProperty("id").GetString();
        await UntilAsync(() => _events.Any(e => e.GetProperty("ticketId").GetString() == last && e.GetProperty("type").GetString() == "task.created"));
        _events.Should().OnlyContain(e => e.GetProperty("sandbox").GetBoolean());
    }

    [Fact]
    public async Task Ticket_OfASandboxKey_TakenToItsClosing_CountsInNoReport()
    {
        var key = await _host.KeyAsync(Roles.Hotline, rights: CallerRights.Sandbox);
        var before = await FiguresAsync();
        var tried = await FileAsync(key);
        var id = tried.GetProperty("id").GetString()!;

        await TicketWalk.ToAsync(_host, id, "resident.evaluate");
        using (var given = await _host.Client().SendAsync(HttpMethod.Post, $"/api/v1/tracking/{tried.GetProperty("trackingCode").GetString()}/evaluation", """{"outcome":"Satisfied","solved":true}"""))
        {
            given.StatusCode.Should().Be(HttpStatusCode.Created, await given.Content.ReadAsStringAsync());
        }

        foreach (var task in await TicketWalk.OpenAsync(_host, id))
        {
            await TicketWalk.CompleteAsync(
                _host, task, "Done", task.GetProperty("kind").GetString() == "community.evaluate" ? new { response = 5, arrival = 5, quality = 4 } : new { proper = 5, complete = 4, cooperative = 5 });
        }

        var closed = await (await _host.Client("demo-admin").GetAsync($"/api/v1/tickets/{id}")).JsonAsync();
        closed.GetProperty("status").GetString().Should().Be("closed");
        closed.GetProperty("sandbox").GetBoolean().Should().BeTrue();
        (await FiguresAsync()).Should().Be(before);
        foreach (var report in new[] { "tickets?figure=received&format=csv", "tickets?figure=closed&format=csv", "tickets?figure=open&format=csv" })
        {
            (await (await _host.Client("demo-district").GetAsync("/api/v1/reports/" + report)).Content.ReadAsStringAsync()).Should().NotContain(id, report);
        }

        (await (await _host.Client().GetAsync("/public")).Content.ReadAsStringAsync()).Should().NotContain(tried.GetProperty("number").GetString());
        _sms.Should().BeEmpty();
    }

    // Every report of the district, as it reads now, but for the instant it was made.
    private async Task<string> FiguresAsync()
    {
        var client = _host.Client("demo-district");
        var texts = new List<string>();
        foreach (var report in new[] { "sla", "rates", "ranking", "backlog", "heat", "flow", "trend" })
        {
            var answer = await client.GetAsync("/api/v1/reports/" + report);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, report);
            texts.Add(System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(), @"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+\d\d:\d\d)", ""));
        }

        return string.Join('\n', texts) + _host.Count("SELECT COUNT(*) FROM report_facts");
    }

    private async Task<JsonElement> FileAsync(string key)
    {
        var answer = await _host.Client(key).SendAsync(
            HttpMethod.Post,
            "/api/v1/tickets",
            """{"channel":"hotline","title":"停水","categoryCode":"water.outage","compoundId":"compound-guiyuan","reporter":{"name":"张三丰","phone":"13812345678","anonymous":false}}""");
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private async Task<string> OpenTaskAsync(string ticket) =>
        (await (await _host.Client("demo-station-guiyuan").GetAsync($"/api/v1/tasks?state=open&ticketId={ticket}")).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetString()!;

    private async Task UntilAsync(Func<bool> reached)
    {
        while (!reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _patience.Token);
        }
    }
}
