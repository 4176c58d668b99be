using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>What one person does is seen by another without a reload, and never under their hands.</summary>
[Collection(PagesCollection.Name)]
public sealed class LiveTests(PagesFixture pages)
{
    [SkippableFact]
    public async Task Inbox_ShowsWhatCame_AndWhatAColleagueTook()
    {
        await using var watching = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        await using var colleague = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        await watching.GoAsync("/inbox");
        await watching.Page.Mouse.MoveAsync(5, 5);
        var ticket = await RegisterAsync(colleague, "同事的第一件");
        var row = watching.Page.Locator($"tr[data-href='{ticket}']");
        await row.WaitForAsync();
        (await row.GetAttributeAsync("class")).Should().Contain("fresh");

        // Under the mouse nothing moves: the news waits for a click.
        await row.HoverAsync();
        var second = await RegisterAsync(colleague, "同事的第二件");
        await watching.Page.Locator("#news").WaitForAsync();
        (await watching.Page.Locator($"tr[data-href='{second}']").CountAsync()).Should().Be(0);

        await colleague.CompleteAsync(ticket, "Resolved");
        await Assertions.Expect(row).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("taken"));
        await Assertions.Expect(row).ToContainTextAsync("同事已办理");
        await watching.Page.ClickAsync("#news");
        await watching.Page.Locator($"tr[data-href='{second}']").WaitForAsync();
        (await row.CountAsync()).Should().Be(0);
    }

    [SkippableTheory]
    [InlineData("zh-CN", 768)]
    [InlineData("en", 360)]
    public async Task Department_SeesWhatAColleagueSignedIn_WithoutAReload(string locale, int width)
    {
        var complaint = await Complaint.FileAsync(pages.Address, "water.outage", $"同事签收 {locale}");
        await complaint.DoAsync("station.handle", "Escalate", new { reason = "管网" });
        await complaint.DoAsync("community.whistle", "Whistle", new { leadDepartmentId = "dept-water", helperDepartmentIds = Array.Empty<string>(), whistleType = "routine" });
        await using var watching = await pages.VisitAsync(locale, width, "demo-dept-water");
        await using var colleague = await pages.VisitAsync(locale, width, "demo-dept-water");
        await watching.GoAsync("/inbox");
        await watching.Page.Mouse.MoveAsync(5, 5);
        await watching.Page.EvaluateAsync("window.asItWas = true");
        var rows = watching.Page.Locator($"tr[data-href='{complaint.Address}']");
        var signIn = await rows.GetAttributeAsync("data-task");

        await colleague.GoAsync("/inbox?kind=department.signIn");
        await colleague.Page.ClickAsync($"tr[data-task='{signIn}'] form button");
        await Assertions.Expect(watching.Page.Locator($"tr[data-task='{signIn}']")).ToHaveCountAsync(0);
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("fresh"));
        (await watching.Page.EvaluateAsync<bool>("window.asItWas")).Should().BeTrue("the page was not loaded again");
        await watching.FindsNothingWrongAsync();
    }

    [SkippableFact]
    public async Task LostConnection_IsShownAndMendedByItself()
    {
        await using var station = await pages.VisitAsync("zh-CN", 1440, "demo-station-guiyuan");
        await station.GoAsync("/inbox");
        await station.Page.Context.SetOfflineAsync(true);
        await station.Page.Locator("#lost").WaitForAsync();
        await station.Page.Context.SetOfflineAsync(false);
        await station.Page.Locator("#lost").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    private static async Task<string> RegisterAsync(Somebody station, string title)
    {
        await station.GoAsync("/register");
        await station.PickAsync("place", "桂苑");
        await station.PickAsync("category", "垃圾");
        await station.Page.FillAsync("#headline", title);
        await station.Page.ClickAsync("main form button.main");
        await station.Page.WaitForURLAsync("**/tickets/*done=true", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });
        return new Uri(station.Page.Url).AbsolutePath;
    }
}
