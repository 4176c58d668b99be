using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A matter is taken in at the counter without the mouse, with few keys beside the words themselves.</summary>
[Collection(PagesCollection.Name)]
public sealed class IntakeTests(PagesFixture pages)
{
    // By the usual 0.28 s a key and 1.35 s to think before each of five parts these are a dozen seconds; docs/communities.md says it.
    private const int MostKeys = 15;

    [SkippableTheory]
    [InlineData("zh-CN", 1440, "桂苑", "楼上半夜太吵了")]
    [InlineData("en", 768, "guiyuan", "noise from neighbours upstairs")]
    public async Task Intake_FromTheInboxToTheTicket_NeedsKeysOnly_AndFewOfThem(string locale, int width, string place, string matter)
    {
        await using var station = await pages.VisitAsync(locale, width, "demo-station-guiyuan");
        var page = station.Page;
        var keys = 0;
        await station.GoAsync("/inbox");
        await PressAsync("n");
        await page.WaitForURLAsync("**/register", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await FocusedAsync("place-search");
        await TypeAsync(place);
        await PressAsync("Enter");
        await TabToAsync("category-search");
        await TypeAsync(matter);
        await PressAsync("Enter");
        await TabToAsync("headline");
        (await page.InputValueAsync("#headline")).Should().Be(matter, "what was typed is the headline too");
        await Assertions.Expect(page.Locator("#answer")).ToContainTextAsync(station.Word("Duty.Says.Own"));
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

    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 768)]
    public async Task Place_IsFoundByItsAddressOrByCoordinates_AndTheExactSpotStandsOnTheTicket(string locale, int width)
    {
        await using var station = await pages.VisitAsync(locale, width, "demo-station-guiyuan");
        await station.GoAsync("/register");
        await station.PickAsync("place", "汉江路 77 号 5 栋");
        (await station.Page.InputValueAsync("#place")).Should().Be("compound-jinxiu");
        (await station.Page.InputValueAsync("#address")).Should().Be("汉江路 77 号 5 栋", "what was typed is the exact place too");

        await station.PickAsync("place", "36.452160, 115.985410");
        (await station.Page.InputValueAsync("#place")).Should().Be("compound-guiyuan", "it is the nearest");
        (await station.Page.InputValueAsync("#address")).Should().BeEmpty("the address was another place's");
        await Assertions.Expect(station.Page.Locator(".spot-at")).ToContainTextAsync("36.452160, 115.985410");
        await station.PickAsync("category", station.In("违建", "illegal building"));
        await station.Page.FillAsync("#headline", $"楼顶加盖 {locale}");
        await station.FindsNothingWrongAsync();
        await station.Page.ClickAsync("main form button.main");
        await station.ComesToAsync("**/tickets/*done=true");
        await Assertions.Expect(station.Page.Locator(".facts dl")).ToContainTextAsync("36.45216, 115.98541");
        await station.FindsNothingWrongAsync();
    }
}
