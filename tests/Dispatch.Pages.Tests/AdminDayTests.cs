using Dispatch.Studio.Tests;
using Microsoft.Playwright;

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
    [InlineData("en", 360)]
    public async Task AdminPages_InEachLanguageAndWidth_AreCleanAndFit(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        foreach (var place in _places)
        {
            await admin.GoAsync(place);
            await admin.FindsNothingWrongAsync();
            await admin.PictureAsync($"admin-{locale}-{width}{place.Split('?')[0].Replace('/', '-')}");
        }
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 768)]
    [InlineData("zh-CN", 360)]
    public async Task Admin_FromNewStationToItsPeopleSignedIn_GoesInOneSitting(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");

        await admin.GoAsync("/admin/units/_new");
        await admin.SubmitAsync(("f-id", $"station-day-{width}"), ("f-kind", "station"), ("f-name", $"晨光驿站 {width}"), ("f-parentId", "community-sunshine"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.SubmitAsync(("f-name", $"晨光新驿站 {width}"));
        await admin.SeesAsync($"{admin.Word("Field.name")}: 晨光驿站 {width} → 晨光新驿站 {width}");

        await admin.GoAsync("/admin/members/_new");
        await admin.SubmitAsync(("f-name", "陈晨"), ("f-posts-0-unitId", $"station-day-{width}"), ("f-posts-0-post", "clerk"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        var member = admin.Page.Url.Split('/')[^1].Split('?')[0];

        await admin.GoAsync("/admin/accounts/_new");
        await admin.SubmitAsync(("f-name", $"chen.chen.{width}"), ("f-memberId", member), ("f-unitId", $"station-day-{width}"));
        var oneTime = await admin.Page.Locator("#secret").InnerTextAsync();
        await admin.PictureAsync("admin-one-time-password");

        await using var person = await Somebody.VisitAsync(chromium, host.Address, locale, width);
        await person.SignInAsync($"chen.chen.{width}", oneTime);
        await person.SeesAsync(person.Word("Account.MustChange"));
        await person.SubmitAsync(("present", oneTime), ("password", "Meine-Station-3"), ("again", "Meine-Station-3"));
        await person.SeesAsync(person.Word("Account.Changed"));
        await person.GoAsync("/inbox");

        // Locked, the session ends at the next click.
        await admin.GoAsync($"/admin/accounts?q=chen.chen.{width}");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = $"chen.chen.{width}" }).ClickAsync();
        await admin.Page.GetByText(admin.Word("Act.lock")).First.ClickAsync();
        await admin.Page.Locator("details[open] button.main").ClickAsync();
        await admin.SeesAsync(admin.Word("Act.unlock"));
        await person.GoAsync("/inbox");
        person.Page.Url.Should().Contain("/login");
        await admin.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 768)]
    public async Task Admin_ChangesWhatANoticeSays_AndIsToldAWrongWord(string locale, int width)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        await admin.GoAsync("/admin/notice-templates");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "resident.received" }).ClickAsync();
        await admin.SubmitAsync((admin.In("f-text", "f-textEn"), "您的诉求{nummer}已受理"));
        await admin.SeesAsync("nummer");
        await admin.SubmitAsync((admin.In("f-text", "f-textEn"), $"您的诉求{{number}}已受理 {width},查看:{{link}}"));
        await admin.SeesAsync(admin.Word("Admin.Saved"));
        await admin.GoAsync("/admin/notice-templates");
        await admin.SeesAsync($"您的诉求{{number}}已受理 {width}");
        await admin.FindsNothingWrongAsync();
    }

    [SkippableFact]
    public async Task AdminPages_AreCleanInTheDarkAndOnPaper()
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, "zh-CN", 1440, "demo-admin");
        foreach (var media in new PageEmulateMediaOptions[] { new() { ColorScheme = ColorScheme.Dark }, new() { ColorScheme = ColorScheme.Light, Media = Media.Print } })
        {
            await admin.Page.EmulateMediaAsync(media);
            foreach (var place in new[] { "/admin", "/admin/units", "/admin/accounts/demo-dept-water", "/admin/calendars/cn-office", "/admin/notice-templates", "/admin/audit", "/keys" })
            {
                await admin.GoAsync(place);
                await admin.FindsNothingWrongAsync();
            }
        }
    }

    [SkippableTheory]
    [InlineData("zh-CN", 1440, 2027)]
    [InlineData("en", 360, 2028)]
    public async Task Admin_Holidays_AreTriedThenPublished(string locale, int width, int year)
    {
        await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width, "demo-admin");
        var announced = admin.Page.Locator("p.lead");
        await admin.GoAsync($"/admin/calendars/cn-public?year={year}");
        var before = await announced.InnerTextAsync();
        await admin.Page.FillAsync("#holidays", $"元旦 {year}-01-01 {year}-01-03\n春节 {year}-02-05 {year}-02-11");
        await admin.Page.FillAsync("#makeUp", $"春节调休 {year}-02-13");
        await admin.Page.GetByText(admin.Word("Calendar.Try")).First.ClickAsync();
        await admin.SeesAsync(admin.Word("Calendar.Would"));
        (await announced.InnerTextAsync()).Should().Be(before, "nothing is published yet");
        await admin.Page.Locator("form:has(#holidays) button.main").ClickAsync();
        await Assertions.Expect(announced).Not.ToHaveTextAsync(before);

        // While deadlines are counted anew the page looks again by itself.
        await Assertions.Expect(admin.Page.Locator("[data-again]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await admin.PictureAsync($"admin-calendar-{locale}-{width}");
        (await admin.Page.Locator("td.holiday").CountAsync()).Should().Be(10);
        await admin.FindsNothingWrongAsync();
    }
}
