using System.Net.Http.Json;
using System.Text.Json;
using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Three hundred calls about one outage become one matter with two clicks.</summary>
[Collection(AdminCollection.Name)]
public sealed class JoinTests(PagesHost host, Chromium chromium)
{
    private const int Calls = 300;

    [SkippableFact]
    public async Task ThreeHundredCalls_AreJoinedInOneGo_AndProgressIsShown()
    {
        using var hotline = new HttpClient { BaseAddress = host.Address };
        hotline.DefaultRequestHeaders.Add("X-Api-Key", "demo-hotline");
        var main = await FileAsync(hotline, "一片停水");
        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) => await FileAsync(hotline, $"停水来电 {n}"));

        await using var community = await Somebody.VisitAsync(chromium, host.Address, "en", 360, "demo-community-sunshine");
        var page = community.Page;
        await community.GoAsync("/tickets/" + main);
        await page.GetByText(community.Word("Ticket.Join", Calls)).ClickAsync();
        await page.CheckAsync("[data-every] input");
        (await page.Locator("[name=joined]:checked").CountAsync()).Should().Be(Calls);
        await community.FindsNothingWrongAsync();

        // It goes in parts, and the page says how far it is: the second part is held until it does.
        var parts = 0;
        await page.RouteAsync(url => url.Contains("handler=Join", StringComparison.Ordinal), async route =>
        {
            if (Interlocked.Increment(ref parts) == 2)
            {
                await Assertions.Expect(page.Locator(".going")).ToContainTextAsync(community.Word("Ticket.Join.Going", 20, Calls));
                (await page.Locator(".going progress").EvaluateAsync<double>("p => p.position")).Should().BeApproximately(20.0 / Calls, 0.001);
            }

            await route.ContinueAsync();
        });
        await page.GetByText(community.Word("Ticket.Join.Do")).ClickAsync();
        await page.WaitForURLAsync("**done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Locator(".notice.good").WaitForAsync();
        (await page.Locator("details:has([name=joined])").CountAsync()).Should().Be(0, "nothing is left to join");
        var joined = await hotline.GetFromJsonAsync<JsonElement>($"/api/v1/tickets/{main}/joined?limit=200");
        joined.GetProperty("items").GetArrayLength().Should().Be(200);
        parts.Should().Be(Calls / 20);
        joined.GetProperty("nextCursor").GetString().Should().NotBeNull("the rest is on the next page");
    }

    private static async Task<string> FileAsync(HttpClient hotline, string title)
    {
        using var answer = await hotline.PostAsJsonAsync("/api/v1/tickets", new { channel = "hotline", title, categoryCode = "water.outage", compoundId = "compound-guiyuan" });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
