using Dispatch.Studio.Tests;

namespace Dispatch.Pages.Tests;

/// <summary>The admin's day in a real browser.</summary>
[Collection(AdminCollection.Name)]
public sealed class AdminDayTests(PagesHost host, Chromium chromium)
{
    private static readonly string[] _places =
    [
        "/admin", "/admin/units", "/admin/units/community-sunshine", "/admin/units/_new", "/admin/members", "/admin/members/_new", "/admin/rosters", "/admin/accounts", "/admin/accounts/demo-dept-water",
        "/admin/categories/water.outage", "/admin/duty-lists", "/admin/admissions", "/admin/admissions/_new", "/admin/calendars", "/admin/calendars/cn-office", "/admin/sla-policies", "/admin/try-deadline?amount=3",
        "/admin/import", "/admin/hand-over", "/admin/notice-templates", "/admin/notice-templates/resident.received", "/admin/reorganise", "/admin/applications", "/admin/audit?verify=true", "/admin/health", "/keys", "/account",
    ];

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("zh-CN", 768)]
    [InlineData("en-US", 360)]
    public async Task AdminPages_InEachLanguageAndWidth_AreCleanAndFit(string locale, int width)
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, locale);
        var admin = new Visitor(page, host.Address);
        await admin.SizeAsync(width, 800);
        await admin.SignInAsync("demo-admin");
        var found = new List<string>();
        foreach (var place in _places)
        {
            await admin.GoAsync(place);
            found.AddRange(await admin.ComplaintsAsync());
            if (await admin.OverflowAsync() is > 0 and var over)
            {
                found.Add($"{place} is {over} px too wide");
            }

            await admin.PictureAsync($"admin-{locale}-{width}{place.Split('?')[0].Replace('/', '-')}");
        }

        found.Should().BeEmpty();
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_FromNewStationToItsPeopleSignedIn_GoesInOneSitting()
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Visitor(page, host.Address);
        await admin.SignInAsync("demo-admin");

        await admin.GoAsync("/admin/units/_new");
        await admin.SubmitAsync(("f-id", "station-day"), ("f-kind", "station"), ("f-name", "晨光驿站"), ("f-parentId", "community-sunshine"));
        await admin.SeesAsync("已保存");
        await admin.SubmitAsync(("f-name", "晨光新驿站"));
        await admin.SeesAsync("名称: 晨光驿站 → 晨光新驿站");

        await admin.GoAsync("/admin/members/_new");
        await admin.SubmitAsync(("f-name", "陈晨"), ("f-posts-0-unitId", "station-day"), ("f-posts-0-post", "clerk"));
        await admin.SeesAsync("已保存");
        var member = page.Url.Split('/')[^1].Split('?')[0];

        await admin.GoAsync("/admin/accounts/_new");
        await admin.SubmitAsync(("f-name", "chen.chen"), ("f-memberId", member), ("f-unitId", "station-day"));
        var oneTime = await page.Locator("#secret").InnerTextAsync();
        await admin.PictureAsync("admin-one-time-password");

        var (other, _) = await chromium.OpenAsync(host.Address, "zh-CN");
        var person = new Visitor(other, host.Address);
        await person.SignInAsync("chen.chen", oneTime);
        await person.SeesAsync("请先设置自己的密码");
        await person.SubmitAsync(("present", oneTime), ("password", "Meine-Station-3"), ("again", "Meine-Station-3"));
        await person.SeesAsync("密码已修改");
        await person.GoAsync("/inbox");

        // Locked, the session ends at the next click.
        await admin.GoAsync("/admin/accounts?q=chen.chen");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "chen.chen" }).ClickAsync();
        await page.GetByText("锁定账号").First.ClickAsync();
        await page.Locator("details[open] button.main").ClickAsync();
        await admin.SeesAsync("解锁账号");
        await person.GoAsync("/inbox");
        other.Url.Should().Contain("/login");
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ChangesWhatANoticeSays_AndIsToldAWrongWord()
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Visitor(page, host.Address);
        await admin.SignInAsync("demo-admin");
        await admin.GoAsync("/admin/notice-templates");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "resident.received" }).ClickAsync();
        await admin.SubmitAsync(("f-text", "您的诉求{nummer}已受理"));
        await admin.SeesAsync("nummer");
        await admin.SubmitAsync(("f-text", "您的诉求{number}已受理,查看:{link}"));
        await admin.SeesAsync("已保存");
        await admin.GoAsync("/admin/notice-templates");
        await admin.SeesAsync("您的诉求{number}已受理");
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task AdminPages_AreCleanInTheDarkAndOnPaper()
    {
        var (page, _) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Visitor(page, host.Address);
        await admin.SizeAsync(1440, 800);
        await admin.SignInAsync("demo-admin");
        var found = new List<string>();
        foreach (var media in new Microsoft.Playwright.PageEmulateMediaOptions[] { new() { ColorScheme = Microsoft.Playwright.ColorScheme.Dark }, new() { ColorScheme = Microsoft.Playwright.ColorScheme.Light, Media = Microsoft.Playwright.Media.Print } })
        {
            await page.EmulateMediaAsync(media);
            foreach (var place in new[] { "/admin", "/admin/units", "/admin/accounts/demo-dept-water", "/admin/calendars/cn-office", "/admin/notice-templates", "/admin/audit", "/keys" })
            {
                await admin.GoAsync(place);
                found.AddRange(await admin.ComplaintsAsync());
            }
        }

        found.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_Holidays_AreTriedThenPublished()
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Visitor(page, host.Address);
        await admin.SignInAsync("demo-admin");
        var announced = page.Locator("p.lead");
        await admin.GoAsync("/admin/calendars/cn-public?year=2027");
        await page.FillAsync("#holidays", "元旦 2027-01-01 2027-01-03\n春节 2027-02-05 2027-02-11");
        await page.FillAsync("#makeUp", "春节调休 2027-02-13");
        await page.GetByText("试算,看谁受影响").First.ClickAsync();
        await admin.SeesAsync("试算结果(尚未发布)");
        (await announced.InnerTextAsync()).Should().Contain("第 1 版");
        await page.Locator("form:has(#holidays) button.main").ClickAsync();
        await admin.SeesAsync("第 2 版已发布");
        await admin.PictureAsync("admin-calendar-2027");
        (await page.Locator("td.holiday").CountAsync()).Should().Be(10);
        complaints.Should().BeEmpty();
    }
}
