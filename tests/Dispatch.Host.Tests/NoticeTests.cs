using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Dispatch.Workflows.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Host.Tests;

/// <summary>Notices to people, over a mail server and a gateway on this machine.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private const string Phone = "13812345678";
    private const string Email = "zhang.san@example.org";

    private readonly ConcurrentQueue<(string Key, string Sign, JsonElement Body)> _sms = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));
    private readonly TinyMailServer _mail = new();
    private RunningHost _host = null!;
    private WebApplication _gateway = null!;
    private int _refusals;
    private int _refusal = 503;
    private int _asked;

    private NoticeOptions Options => _host.Services.GetRequiredService<IOptions<NoticeOptions>>().Value;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _gateway = builder.Build();
        _gateway.MapPost("/send", async (HttpRequest request) =>
        {
            Interlocked.Increment(ref _asked);
            if (Interlocked.Decrement(ref _refusals) >= 0)
            {
                return Results.StatusCode(_refusal);
            }

            var body = await JsonDocument.ParseAsync(request.Body);
            _sms.Enqueue((request.Headers["Idempotency-Key"].ToString(), request.Headers.Authorization.ToString(), body.RootElement));
            return Results.Ok();
        });
        await _gateway.StartAsync();
        _host = await RunningHost.StartAsync(args:
        [
            "--Dispatch:Notices:Mail:Host", "127.0.0.1", "--Dispatch:Notices:Mail:Port", $"{_mail.Port}", "--Dispatch:Notices:Mail:Security", "None", "--Dispatch:Notices:Mail:From", "街道 <street@example.org>",
            "--Dispatch:Notices:Gateway:Url", _gateway.Urls.First() + "/send", "--Dispatch:Notices:Gateway:Secret", "hush", "--Dispatch:PublicAddress", "https://dispatch.example.org",
        ]);
        Options.QuietFrom = Options.QuietTo;
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _gateway.DisposeAsync();
        _mail.Dispose();
        _patience.Dispose();
    }

    [Fact]
    public async Task Receipt_OfANamedReporter_GoesByMailAndGateway_AndIsOnTheHistoryWithoutAddress()
    {
        var ticket = await FileAsync();

        var sms = await SmsAsync("resident.received");
        sms.Sign.Should().Be("Bearer hush");
        sms.Body.GetProperty("to").GetString().Should().Be(Phone);
        sms.Body.GetProperty("text").GetString().Should().Contain("停水").And.Contain("https://dispatch.example.org/track/");
        sms.Body.GetProperty("words").GetProperty("number").GetString().Should().Be(ticket.GetProperty("number").GetString());
        await UntilAsync(() => Task.FromResult(_mail.Mails.Any(m => m.To == Email && m.Text.Contains("已受理") && m.Text.Contains("was received"))));

        await UntilAsync(async () => (await HistoryAsync(ticket, "notice.sent")).Count(i => i.Contains("resident.received", StringComparison.Ordinal)) == 2);
        var history = string.Join('\n', await HistoryAsync(ticket, "notice.sent"));
        history.Should().NotContain(Phone).And.NotContain(Email);
        await UntilAsync(NothingOnItsWayAsync);
        _host.Count($"SELECT COUNT(*) FROM ticket_history WHERE text LIKE '%{Phone}%' OR data LIKE '%{Phone}%' OR text LIKE '%{Email}%' OR data LIKE '%{Email}%'").Should().Be(0);
    }

    [Fact]
    public async Task Notices_ToAnonymousReporters_AndOfTemplatesSwitchedOff_AreNotSent()
    {
        var admin = _host.Client("demo-admin");
        (await admin.SendAsync(HttpMethod.Put, "/api/v1/notice-templates/resident.dispatched", Draft("{number}", enabled: false))).StatusCode.Should().Be(HttpStatusCode.OK);
        await FileAsync(anonymous: true);
        await FileAsync();

        await SmsAsync("resident.received");
        await UntilAsync(NothingOnItsWayAsync);
        _sms.Should().NotContain(s => s.Body.GetProperty("to").GetString() == Phone);
        _mail.Mails.Count(m => m.To == Email && m.Text.Contains("已受理")).Should().Be(1);
    }

    [Fact]
    public async Task Gateway_ThatRefusesFirst_GetsTheSameNoticeAgain_WhileMailGoesOn()
    {
        _refusals = 1;
        var ticket = await FileAsync(channelOnly: "phone");

        var sms = await SmsAsync("resident.received");
        sms.Key.Should().NotBeEmpty();
        _asked.Should().BeGreaterThan(1);
        await UntilAsync(async () => (await HistoryAsync(ticket, "notice.sent")).Any(i => i.Contains("resident.received", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Gateway_ThatIsDead_SlowsNoMail_AndIsGivenUpInTheEnd()
    {
        _refusals = int.MaxValue;
        Options.GiveUpAfterHours = 1e-7;
        var ticket = await FileAsync();

        await UntilAsync(() => Task.FromResult(_mail.Mails.Any(m => m.To == Email)));
        await UntilAsync(async () => (await HistoryAsync(ticket, "notice.failed")).Any(i => i.Contains("gateway", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Recipient_RefusedForGood_IsNotedAsFailedOnce_WithoutTheAddress()
    {
        _mail.Refused = Email;
        var ticket = await FileAsync(channelOnly: "email");

        await UntilAsync(async () => (await HistoryAsync(ticket, "notice.failed")).Count > 0);
        var failed = string.Join('\n', await HistoryAsync(ticket, "notice.failed"));
        failed.Should().Contain("550").And.NotContain(Email);
        _mail.Mails.Should().NotContain(m => m.To == Email);
    }

    [Fact]
    public async Task QuietHours_HoldWhatCanWait_AndLetTheUrgentThrough()
    {
        var local = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).TimeOfDay);
        (Options.QuietFrom, Options.QuietTo) = (local.AddHours(-1), local.AddHours(2));
        await FileAsync(title: "不急");
        await FileAsync(title: "很急", urgency: "urgent");

        var sms = await SmsAsync("resident.received");
        sms.Body.GetProperty("text").GetString().Should().Contain("很急");
        await UntilAsync(() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM engine_outbox WHERE kind = 'dispatch.notice' AND attempts = 0 AND next_at > created_at + 3600000") > 0));
        _sms.Should().NotContain(s => s.Body.GetProperty("text").GetString()!.Contains("不急"));
    }

    [Theory]
    [InlineData("extend", """{"reason":"等管件","days":3}""", "resident.extended", "已延期")]
    [InlineData("suspend", """{"reason":"season","reviewInDays":20}""", "resident.suspended", "暂缓")]
    public async Task MoreTime_Approved_IsToldToTheReporter(string what, string body, string template, string words)
    {
        var ticket = (await FileAsync(channelOnly: "phone")).GetProperty("id").GetString()!;
        var report = await TicketWalk.ToAsync(_host, ticket, "department.report");
        var asked = await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/tasks/{report}/{what}", body);
        asked.StatusCode.Should().Be(HttpStatusCode.OK, await asked.Content.ReadAsStringAsync());
        await UntilAsync(NothingOnItsWayAsync);
        _sms.Should().NotContain(s => s.Body.GetProperty("template").GetString() == template, "it is not granted yet");

        var decision = (await TicketWalk.OpenAsync(_host, ticket)).Single(t => t.GetProperty("kind").GetString() == "street.approve");
        await TicketWalk.CompleteAsync(_host, decision, "Approved", new { opinion = "同意" });

        var sms = await SmsAsync(template);
        sms.Body.GetProperty("to").GetString().Should().Be(Phone);
        sms.Body.GetProperty("text").GetString().Should().Contain(words);
    }

    [Fact]
    public async Task MoreTime_Refused_IsNotToldToTheReporter()
    {
        var ticket = (await FileAsync(channelOnly: "phone")).GetProperty("id").GetString()!;
        var report = await TicketWalk.ToAsync(_host, ticket, "department.report");
        await _host.Client("demo-dept-water").SendAsync(HttpMethod.Post, $"/api/v1/tasks/{report}/extend", """{"reason":"等管件","days":3}""");
        var decision = (await TicketWalk.OpenAsync(_host, ticket)).Single(t => t.GetProperty("kind").GetString() == "street.approve");
        await TicketWalk.CompleteAsync(_host, decision, "Refused", new { opinion = "不同意" });

        await UntilAsync(NothingOnItsWayAsync);
        _sms.Should().NotContain(s => s.Body.GetProperty("template").GetString() == "resident.extended");
    }

    [Fact]
    public async Task Title_WithMailHeadersInIt_StaysInTheSubject()
    {
        var draft = JsonSerializer.Serialize(new { subject = "{title}", subjectEn = "{title}", text = "{title}", textEn = "{title}", enabled = true });
        (await _host.Client("demo-admin").SendAsync(HttpMethod.Put, "/api/v1/notice-templates/resident.received", draft)).StatusCode.Should().Be(HttpStatusCode.OK);
        await FileAsync(channelOnly: "email", title: "停水\r\nBcc: everyone@example.org\r\n\r\nnot the text");

        await UntilAsync(() => Task.FromResult(_mail.Mails.Any(m => m.To == Email)));
        foreach (var source in _mail.Sources)
        {
            using var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(source)));
            message.Bcc.Count.Should().Be(0);
            message.Headers.Select(h => h.Field).Should().NotContain("Bcc").And.OnlyHaveUniqueItems();
        }

        _mail.Mails.Should().OnlyContain(m => m.To == Email || m.To.EndsWith("@example.org") && m.To != "everyone@example.org");
    }

    [Fact]
    public async Task Template_Changed_IsCheckedTriedAndUsed()
    {
        var admin = _host.Client("demo-admin");
        const string path = "/api/v1/notice-templates/resident.received";
        var problem = await (await admin.SendAsync(HttpMethod.Put, path, Draft("{phone} {number"))).ShouldBeProblemAsync(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").GetProperty("text").GetArrayLength().Should().Be(2);

        var preview = await (await admin.SendAsync(HttpMethod.Post, path + "/preview", Draft("新文 {number}"))).JsonAsync();
        preview.GetProperty("text").GetString().Should().Be("新文 20260302-0000001");
        preview.GetProperty("channels").EnumerateArray().Select(c => c.GetString()).Should().BeEquivalentTo("gateway", "mail");
        (await (await admin.GetAsync(path)).JsonAsync()).GetProperty("version").GetInt64().Should().Be(1);

        (await admin.SendAsync(HttpMethod.Put, path, Draft("新文 {number}"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Put, path, Draft("旧版"), ("If-Match", "\"v1\""))).StatusCode.Should().Be(HttpStatusCode.PreconditionFailed);
        await FileAsync();
        (await SmsAsync("resident.received")).Body.GetProperty("text").GetString().Should().StartWith("新文 ");
        await (await admin.GetAsync("/api/v1/notice-templates/none")).ShouldBeProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Members_OfTheUnitWithANewTask_AreTold()
    {
        await FileAsync();
        var sms = await SmsAsync("member.task");
        sms.Body.GetProperty("to").GetString().Should().StartWith("0599-");
        sms.Body.GetProperty("words").GetProperty("task").GetString().Should().NotBeNullOrEmpty();
    }

    private static string Draft(string text, bool enabled = true) => JsonSerializer.Serialize(new { subject = "{number}", subjectEn = "{number}", text, textEn = "{number}", enabled });

    private async Task<JsonElement> FileAsync(bool anonymous = false, string? channelOnly = null, string title = "停水", string? urgency = null)
    {
        var body = JsonSerializer.Serialize(new
        {
            channel = "hotline",
            title,
            categoryCode = "water.outage",
            compoundId = "compound-guiyuan",
            urgency = urgency ?? "normal",
            reporter = new { name = "张三丰", phone = channelOnly == "email" ? null : Phone, email = channelOnly == "phone" ? null : Email, anonymous },
        });
        var answer = await _host.Client("demo-hotline").SendAsync(HttpMethod.Post, "/api/v1/tickets", body);
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    private async Task<List<string>> HistoryAsync(JsonElement ticket, string kind)
    {
        var page = await (await _host.Client("demo-hotline").GetAsync($"/api/v1/tickets/{ticket.GetProperty("id").GetString()}/history?limit=200")).JsonAsync();
        return [.. page.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("kind").GetString() == kind).Select(i => i.GetRawText())];
    }

    private async Task<(string Key, string Sign, JsonElement Body)> SmsAsync(string template)
    {
        (string Key, string Sign, JsonElement Body) got = default;
        await UntilAsync(() => Task.FromResult(_sms.TryDequeue(out got) && got.Body.GetProperty("template").GetString() == template));
        return got;
    }

    private Task<bool> NothingOnItsWayAsync() => Task.FromResult(_host.Count("SELECT COUNT(*) FROM engine_outbox") == 0);

    private async Task UntilAsync(Func<Task<bool>> reached)
    {
        while (!await reached())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, _patience.Token);
        }
    }
}
