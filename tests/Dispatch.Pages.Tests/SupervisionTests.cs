using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>A limit runs out: the timer calls the street, which sees it come and takes the task over.</summary>
public sealed class SupervisionTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    // Three working days pass in a few seconds.
    private readonly PagesHost _host = new() { Arguments = ["--Dispatch:Sla:Scale", "0.00002"] };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [SkippableFact]
    public async Task TaskThatRunsOut_ComesToTheStreetByItself_WhichTakesItOverAndHandlesIt()
    {
        var (page, complaints) = await chromium.OpenAsync(_host.Address, "zh-CN");
        await using var street = new Somebody(page, _host.Address, complaints);
        await street.SignInAsync("demo-street-hanjiang");
        await street.GoAsync("/inbox");
        await page.Mouse.MoveAsync(5, 5);
        var complaint = await Complaint.FileAsync(_host.Address, "noise.neighbour", "没有人管的噪声", compound: null);

        // No reload: what the timer began appears in the open list.
        var row = page.Locator($"tr[data-href='{complaint.Address}']").Filter(new() { HasText = "督办" });
        await row.WaitForAsync();
        await street.FindsNothingWrongAsync();
        await row.Locator(".do a").ClickAsync();
        await page.Locator(".titlebar").WaitForAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("超");
        await Assertions.Expect(page.Locator("ol.path")).ToContainTextAsync("工作提醒函");
        await street.FindsNothingWrongAsync();
        await street.CompleteAsync(complaint.Address, "TakeOver", ("opinion", "街道直接办理"));
        await Assertions.Expect(page.Locator("ol.path")).ToContainTextAsync("街道直接办理");
        await street.CompleteAsync(complaint.Address, "Resolved");
        await Assertions.Expect(page.Locator(".titlebar")).ToContainTextAsync("评价");

        var (other, _) = await chromium.OpenAsync(_host.Address, "zh-CN");
        await using var community = new Somebody(other, _host.Address, []);
        await community.SignInAsync("demo-community-sunshine");
        await community.GoAsync(complaint.Address);
        await Assertions.Expect(other.Locator("ol.path")).ToContainTextAsync("街道直接办理");
    }
}
