using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>What an admin does with registers, each played to its end: a member leaves, a roster, a limit and a list entry change, and the audit tells of it.</summary>
[Collection(AdminCollection.Name)]
public sealed class AdminWorkTests(PagesHost host, Chromium chromium)
{
    [SkippableTheory]
    [InlineData("en", 768)]
    public async Task Member_WhoLeaves_IsReplacedAfterAConfirmationThatSaysHowMuchMoves(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await MemberAsync(admin, "m-leaver", "离岗人");
        await MemberAsync(admin, "m-taker", "接手人");
        await admin.GoAsync("/admin/rosters/_new");
        await admin.SubmitAsync(("f-unitId", "station-guiyuan"), ("f-memberId", "m-leaver"), ("f-start", "08:00"), ("f-end", "20:00"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        var complaint = await Complaint.FileAsync(host.Address, "noise.neighbour", "要移交的待办");
        await complaint.DelegateAsync("station.handle", "m-leaver");

        await admin.GoAsync("/admin/members/m-leaver");
        await admin.Page.Locator("a[href='/admin/hand-over?from=m-leaver']").ClickAsync();
        await admin.Page.SelectOptionAsync("#to", "m-taker");
        await admin.Page.FillAsync("#reason", "调离");
        await admin.Page.Locator("form:has(#to) button.main").ClickAsync();
        (await admin.Page.InnerTextAsync("#confirm")).Should().Contain(admin.Word("HandOver.Moves", "离岗人", "接手人", 1, 1, 1));
        await admin.FindsNothingWrongAsync();
        await admin.Page.Locator("#confirm button.main").ClickAsync();
        (await admin.Page.InnerTextAsync(".notice.good")).Should().Contain(admin.Word("HandOver.Done", "离岗人", "接手人", 1, 1, 1));

        await admin.GoAsync("/admin/members/m-taker");
        (await admin.Page.Locator("#f-posts-0-unitId").InputValueAsync()).Should().Be("station-guiyuan");
        await admin.GoAsync("/admin/hand-over?from=m-leaver");
        await admin.Page.SelectOptionAsync("#to", "m-leaver");
        await admin.Page.Locator("form:has(#to) button.main").ClickAsync();
        (await admin.Page.InnerTextAsync(".notice.bad")).Should().Contain(admin.In("不能移交给本人", "the same member"));
        await AuditTellsAsync(admin, "HandOver");
    }

    [SkippableTheory]
    [InlineData("en", 360)]
    public async Task Roster_IsAddedChangedAndAWrongOneRefused(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await MemberAsync(admin, "m-duty", "值班人");
        await admin.GoAsync("/admin/rosters/_new");
        await admin.SubmitAsync(("f-unitId", "station-guiyuan"), ("f-memberId", "m-duty"), ("f-start", "08:00"), ("f-end", "12:00"), ("f-validFrom", "2026-12-02"), ("f-validTo", "2026-12-01"));
        await admin.Page.Locator(".notice.bad").WaitForAsync();
        (await admin.Page.InnerTextAsync("form.entry")).Should().Contain(admin.In("晚于", "after"), "the field says what is wrong with it");
        await admin.SubmitAsync(("f-validFrom", "2026-12-01"), ("f-validTo", ""));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.Page.CheckAsync("[name=weekdays][value='6']");
        await admin.SubmitAsync(("f-end", "13:30"));
        await Assertions.Expect(admin.Page.Locator("#f-end")).ToHaveValueAsync("13:30");
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.GoAsync("/admin/rosters?q=" + Uri.EscapeDataString("值班人"));
        var row = await admin.Page.InnerTextAsync("tbody tr");
        row.Should().Contain("08:00–13:30").And.Contain(admin.In("六", "Sat"));
        await admin.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("en", 768)]
    public async Task Limit_IsShortened_TriedAndToldInItsHistory(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await admin.GoAsync("/admin/sla-policies/_new");
        await admin.SubmitAsync(("f-taskKind", "community.handle"), ("f-categoryCode", "parking.disorder"), ("f-amount", "3"), ("f-unit", "workDays"));
        await admin.Page.Locator(".notice.bad").WaitForAsync();
        (await admin.Page.InnerTextAsync("form.entry")).Should().Contain(admin.In("日历", "calendar"), "a limit in working time needs a calendar");
        await admin.SubmitAsync(("f-calendarCode", "cn-office"), ("f-basis", "停车秩序试行时限"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.SubmitAsync(("f-amount", "2"));
        await admin.SeesAsync("3 → 2");
        await admin.Page.Locator("a[href^='/admin/try-deadline']").First.ClickAsync();
        (await admin.Page.InputValueAsync("#amount")).Should().Be("2");
        await admin.Page.Locator("form:has(#amount) button").First.ClickAsync();
        await admin.SeesAsync(admin.In("到期", "due"));
        await admin.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    public async Task ListEntry_ThatOverlaps_IsRefusedWithTheOther_AndAnEndedOneMakesRoom(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await admin.GoAsync("/admin/duty-lists/_new");
        (string, string)[] entry = [("f-list", "own"), ("f-unitId", "community-sunshine"), ("f-categoryCode", "parking.disorder"), ("f-title", "停车秩序劝导"), ("f-basis", "试行清单"), ("f-validFrom", "2027-01-01")];
        await admin.SubmitAsync(entry);
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        var made = new Uri(admin.Page.Url).AbsolutePath;
        await admin.GoAsync("/admin/duty-lists/_new");
        await admin.SubmitAsync(entry);
        await admin.Page.Locator(".notice.bad").WaitForAsync();
        (await admin.Page.InnerTextAsync("main")).Should().Contain(made.Split('/')[^1], "the entry in the way is named");
        await admin.GoAsync(made);
        await admin.SubmitAsync(("f-validTo", "2027-06-30"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.GoAsync("/admin/duty-lists/_new");
        await admin.SubmitAsync([.. entry[..^1], ("f-validFrom", "2027-07-01")]);
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.GoAsync("/admin/duty-lists?unitId=community-sunshine&show=all&q=" + Uri.EscapeDataString("停车秩序劝导"));
        (await admin.Page.Locator("tbody tr").CountAsync()).Should().Be(2);
        await AuditTellsAsync(admin, "CreateDutyEntry");
    }

    [SkippableTheory]
    [InlineData("en", 360)]
    public async Task ExtraQuestion_OfACategory_IsAskedAtIntake_AndStandsOnTheTicket(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await admin.GoAsync("/admin/categories/parking.disorder");
        await admin.SubmitAsync(("f-fields-0-name", "plate"), ("f-fields-0-title", "车牌号"), ("f-fields-0-titleEn", "Plate"), ("f-fields-1-title", "停在哪里"), ("f-fields-1-type", "choice"));
        await admin.Page.Locator(".notice.bad").WaitForAsync();
        (await admin.Page.InnerTextAsync("form.entry")).Should().Contain("停在哪里").And.Contain(admin.In("应同时有编号和问题", "both a name and its words"));
        await admin.SubmitAsync(("f-fields-1-name", "spot"));
        await Assertions.Expect(admin.Page.Locator("form.entry")).ToContainTextAsync(admin.In("没有可选项", "nothing to choose from"));
        await admin.FindsNothingWrongAsync();
        await admin.Page.CheckAsync("#f-fields-0-required");
        await admin.SubmitAsync(("f-fields-1-choices", "车位, 消防通道"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));

        await using var station = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-station-guiyuan");
        var page = station.Page;
        await station.GoAsync("/register");
        await station.PickAsync("place", station.In("桂苑", "guiyuan"));
        await station.PickAsync("category", station.In("停车秩序", "parking"));
        (await page.InputValueAsync("#category")).Should().Be("parking.disorder");
        var questions = page.Locator("fieldset[data-for='parking.disorder']");
        await questions.Locator("[name='fields.spot']").SelectOptionAsync("消防通道");
        (await questions.Locator("[name='fields.plate']").GetAttributeAsync("required")).Should().NotBeNull();
        await page.FillAsync("#headline", "消防通道停车");
        await station.FindsNothingWrongAsync();
        await page.ClickAsync("main form button.main");
        (await page.EvaluateAsync<string>("document.activeElement.name")).Should().Be("fields.plate", "what is missing is asked for");
        await questions.Locator("[name='fields.plate']").FillAsync("A12345");
        await page.ClickAsync("main form button.main");
        await page.WaitForURLAsync("**/tickets/*done=true", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        (await page.InnerTextAsync(".facts")).Should().Contain(station.In("车牌号", "Plate")).And.Contain("A12345").And.Contain("停在哪里").And.Contain("消防通道");
    }

    private static async Task AuditTellsAsync(Somebody admin, string action)
    {
        await admin.GoAsync("/admin/audit");
        await admin.Page.FillAsync("#action", action);
        await admin.Page.Locator("form:has(#action) button").ClickAsync();
        await admin.Page.WaitForURLAsync("**what=*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        (await admin.Page.Locator("tbody tr").First.InnerTextAsync()).Should().Contain(admin.Word("Action." + action));
        await admin.GoAsync("/admin/audit?verify=true");
        await admin.Page.Locator(".notice.good").WaitForAsync();
        await admin.FindsNothingWrongAsync();
    }

    private static async Task MemberAsync(Somebody admin, string id, string name)
    {
        await admin.GoAsync("/admin/members/_new");
        await admin.SubmitAsync(("f-id", id), ("f-name", name), ("f-posts-0-unitId", "station-guiyuan"), ("f-posts-0-post", "clerk"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
    }
}
