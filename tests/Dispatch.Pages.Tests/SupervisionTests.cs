using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A limit runs out: the timer calls the street, which sees it come and takes the task over.</summary>
public sealed class SupervisionTests(HurriedHost hurried, Chromium chromium) : IClassFixture<HurriedHost>, IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 768)]
    [InlineData("zh-CN", 360)]
    public async Task TaskThatRunsOut_ComesToTheStreetByItself_WhichTakesItOverAndHandlesIt(string locale, int width)
    {
        await using var street = await Somebody.VisitAsync(chromium, hurried.Address, locale, width, "demo-street-hanjiang");
        var page = street.Page;
        await street.GoAsync("/inbox");
        await page.Mouse.MoveAsync(5, 5);
        var complaint = await Complaint.FileAsync(hurried.Address, "noise.neighbour", "没有人管的噪声", compound: null);

        // No reload: what the timer began appears in the open list.
        var row = page.Locator($"tr[data-href='{complaint.Address}']").Filter(new() { HasText = street.In("督办", "upervis") });
        await row.WaitForAsync();
        await street.FindsNothingWrongAsync();

        // Below it the community's task is late by half its limit again, and what is late stands first.
        await street.GoAsync("/inbox?scope=below");
        (await page.Locator("h2.group").First.GetAttributeAsync("class")).Should().Contain("late");
        await page.Locator($"tr.is-late[data-href='{complaint.Address}']").First.WaitForAsync();
        await street.FindsNothingWrongAsync();
        await street.GoAsync("/inbox");
        await row.Locator(".do a").ClickAsync();
        await page.Locator(".titlebar").WaitForAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(street.In("已超", "late"));
        await Assertions.Expect(page.Locator("ol.path")).ToContainTextAsync(street.In("工作提醒函", "eminder letter"));
        await street.FindsNothingWrongAsync();
        await street.CompleteAsync(complaint.Address, "TakeOver", ("opinion", "街道直接办理"));
        await Assertions.Expect(page.Locator("ol.path")).ToContainTextAsync("街道直接办理");
        await street.CompleteAsync(complaint.Address, "Resolved");
        await Assertions.Expect(page.Locator(".titlebar")).ToContainTextAsync(street.Word("Status.evaluating"));

        await using var community = await Somebody.VisitAsync(chromium, hurried.Address, locale, width, "demo-community-sunshine");
        await community.GoAsync(complaint.Address);
        await Assertions.Expect(community.Page.Locator("ol.path")).ToContainTextAsync("街道直接办理");
        await community.FindsNothingWrongAsync();
    }
}
