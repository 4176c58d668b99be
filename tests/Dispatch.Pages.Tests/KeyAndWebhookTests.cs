using System.Collections.Concurrent;
using System.Net;
using Dispatch.Studio.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>接口与密钥 in a browser: keys for a department's program, and where its events go.</summary>
[Collection(AdminCollection.Name)]
public sealed class KeyAndWebhookTests(PagesHost host, Chromium chromium)
{
    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    public async Task Key_IsShownOnce_RotatedByASecond_AndRevoked(string locale, int width)
    {
        await using var water = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-dept-water");
        await water.Page.ClickAsync("header nav a[href='/keys']");
        var first = await MakeKeyAsync(water, "收单程序");
        (await AsksAsync(first)).Should().Be(HttpStatusCode.OK);
        await water.GoAsync("/keys");
        (await water.Page.InnerTextAsync("main")).Should().Contain("收单程序").And.NotContain(first);

        // Two of one purpose may live side by side while a program changes over; a third is refused in words.
        var second = await MakeKeyAsync(water, "收单程序新");
        (await AsksAsync(first), await AsksAsync(second)).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        await NewKeyAsync(water, "收单程序三");
        (await water.Page.InnerTextAsync(".notice.bad")).Should().Contain(water.In("2 个有效密钥", "2 live keys"));

        await water.Page.Locator("tr").Filter(new() { HasText = "收单程序" }).Filter(new() { HasNotText = "收单程序新" }).GetByRole(AriaRole.Button).ClickAsync();
        await water.SeesAsync(water.Word("Keys.Done"));
        (await AsksAsync(first), await AsksAsync(second)).Should().Be((HttpStatusCode.Unauthorized, HttpStatusCode.OK));
        await water.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    public async Task Key_ForTryingOut_IsMarkedAndReachesNothingReal(string locale, int width)
    {
        await using var water = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-dept-water");
        await water.GoAsync("/keys");
        await water.Page.GetByText(water.Word("Keys.New")).First.ClickAsync();
        await water.Page.FillAsync("#name", "试接程序");
        await water.Page.FillAsync("#purpose", "try-out");
        await water.Page.CheckAsync("#sandbox");
        await water.Page.Locator("form:has(#purpose) button.main").ClickAsync();
        var key = await water.Page.InnerTextAsync("#secret");
        (await water.Page.Locator("tr").Filter(new() { HasText = "试接程序" }).InnerTextAsync()).Should().Contain(water.Word("Keys.Sandbox"));

        (await AsksAsync(key)).Should().Be(HttpStatusCode.OK);
        (await AsksAsync(key, "/api/v1/keys")).Should().Be(HttpStatusCode.Forbidden);
        await water.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("en", 768)]
    public async Task Webhook_IsTested_ItsLogShowsEachDelivery_AndOneIsSentAgain(string locale, int width)
    {
        var received = new ConcurrentQueue<string>();
        await using var receiver = await ReceiverAsync(received);
        await using var water = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-dept-water");
        await water.GoAsync("/keys");
        await water.Page.GetByText(water.Word("Webhooks.New")).First.ClickAsync();
        await water.Page.FillAsync("#url", receiver.Urls.First() + "/hook");
        await water.Page.Locator("form:has(#url) button.main").ClickAsync();
        (await water.Page.InnerTextAsync("#secret")).Should().StartWith("whsec_");

        await water.Page.Locator("tr[data-href^='/keys/webhooks/'] a").Filter(new() { HasText = receiver.Urls.First() }).ClickAsync();
        await water.Page.ClickAsync("button[value=Test]");
        await water.SeesAsync(water.Word("Webhooks.Sent"));
        await DeliveredAsync(water, 1);
        (await water.Page.InnerTextAsync("tbody tr")).Should().Contain("200");
        await water.FindsNothingWrongAsync();

        await water.Page.Locator("tbody tr").First.GetByRole(AriaRole.Button).ClickAsync();
        await water.SeesAsync(water.Word("Webhooks.Sent"));
        await DeliveredAsync(water, 2);
        received.Should().HaveCount(2);
        received.Distinct().Should().ContainSingle("the receiver knows a repeat by its id");

        await water.Page.ClickAsync("button[value=End]");
        await water.Page.WaitForURLAsync("**/keys?done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(water.Page.Locator("main")).Not.ToContainTextAsync(receiver.Urls.First());
        await water.FindsNothingWrongAsync();
    }

    private static async Task<WebApplication> ReceiverAsync(ConcurrentQueue<string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = builder.Build();
        receiver.MapPost("/hook", (HttpRequest request) =>
        {
            received.Enqueue(request.Headers["webhook-id"].ToString());
            return Results.Ok();
        });
        await receiver.StartAsync();
        return receiver;
    }

    // The log looks again by itself until all that was sent is answered.
    private static Task DeliveredAsync(Somebody who, int deliveries) =>
        Assertions.Expect(who.Page.Locator("tbody tr .chip.fine")).ToHaveCountAsync(deliveries, new() { Timeout = 60_000 });

    private static async Task<string> MakeKeyAsync(Somebody who, string name)
    {
        await NewKeyAsync(who, name);
        return await who.Page.InnerTextAsync("#secret");
    }

    private static async Task NewKeyAsync(Somebody who, string name)
    {
        await who.GoAsync("/keys");
        await who.Page.GetByText(who.Word("Keys.New")).First.ClickAsync();
        await who.Page.FillAsync("#name", name);
        await who.Page.FillAsync("#purpose", "intake");
        await who.Page.Locator("form:has(#purpose) button.main").ClickAsync();
        await who.Page.Locator("#secret, .notice.bad").First.WaitForAsync();
    }

    private async Task<HttpStatusCode> AsksAsync(string key, string address = "/api/v1/tasks?limit=1")
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return (await client.GetAsync(address)).StatusCode;
    }
}
