using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A matter is taken in at the counter without the mouse, with few keys beside the words themselves.</summary>
[Collection(PagesCollection.Name)]
public sealed class IntakeTests(PagesFixture pages)
{
    // By the usual 0.28 s a key and 1.35 s to think before each of five parts these are a dozen seconds; docs/communities.md says it.
    private const int MostKeys = 15;

    [SkippableFact]
    public async Task Intake_FromTheInboxToTheTicket_NeedsKeysOnly_AndFewOfThem()
    {
        await using var station = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        var page = station.Page;
        var keys = 0;
        await station.GoAsync("/inbox");
        await PressAsync("n");
        await page.WaitForURLAsync("**/register", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await FocusedAsync("place-search");
        await TypeAsync("桂苑");
        await PressAsync("Enter");
        await TabToAsync("category-search");
        await TypeAsync("楼上半夜太吵了");
        await PressAsync("Enter");
        await TabToAsync("headline");
        (await page.InputValueAsync("#headline")).Should().Be("楼上半夜太吵了", "what was typed is the headline too");
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync("社区依法履职");
        await PressAsync("Enter");
        await page.WaitForURLAsync("**/tickets/*done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        keys.Should().BeLessThanOrEqualTo(MostKeys);

        // Its words are typed, not counted: they are what the resident says.
        Task TypeAsync(string words) => page.Keyboard.TypeAsync(words);

        Task PressAsync(string key)
        {
            keys++;
            return page.Keyboard.PressAsync(key);
        }

        Task FocusedAsync(string id) => page.WaitForFunctionAsync("id => document.activeElement?.id === id", id);

        async Task TabToAsync(string id)
        {
            while (await page.EvaluateAsync<string>("document.activeElement?.id ?? ''") != id)
            {
                keys.Should().BeLessThan(MostKeys, $"#{id} should come soon");
                await PressAsync("Tab");
            }
        }
    }
}
