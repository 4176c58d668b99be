using System.Globalization;
using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Work on its way down, on the pages alone: a department applies, communities are asked, the district decides, tasks follow.</summary>
[Collection(AdminCollection.Name)]
public sealed class DownwardTests(PagesHost host, Chromium chromium)
{
    [SkippableTheory]
    [InlineData("zh-CN", 1440, 120)]
    [InlineData("en", 360, 400)]
    public async Task Application_IsConsultedAndDecided_AndListedForTheAdmin(string locale, int width, int daysAhead)
    {
        await using var water = await VisitAsync(locale, width, "demo-dept-water");
        var title = $"老旧管网入户摸排 {width}";
        await water.Page.ClickAsync("header nav a[href='/downward']");
        await water.Page.GetByText(water.Word("Downward.Apply")).First.ClickAsync();
        await water.Page.FillAsync("#apply-title", title);
        await water.Page.Locator("form:has(#apply-title) button.main").ClickAsync();
        await water.Page.WaitForURLAsync("**/tickets/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var application = new Uri(water.Page.Url).AbsolutePath;
        var begins = DateTime.UtcNow.Date.AddDays(daysAhead);
        await water.CompleteAsync(
            application, "Submit", ("matter", "pipe.survey"), ("title", title), ("unitIds", "community-sunshine"), ("basis", "管网改造方案"), ("validFrom", Day(begins)), ("validTo", Day(begins.AddDays(200))));

        await water.FindsNothingWrongAsync();
        await using var community = await VisitAsync(locale, width, "demo-community-sunshine");
        await community.GoAsync(application);
        await community.FindsNothingWrongAsync();
        await community.CompleteAsync(application, "Agree", ("opinion", "同意,请配备人员"));
        await using var admin = await VisitAsync(locale, width, "demo-admin");
        await admin.GoAsync("/admin/applications");
        (await admin.Page.Locator($"tr[data-href='{application}']").InnerTextAsync()).Should().Contain(title);
        await admin.FindsNothingWrongAsync();
        await using var district = await VisitAsync(locale, width, "demo-district");
        await district.CompleteAsync(application, "Approved");
        await admin.GoAsync("/admin/admissions?show=all");
        (await admin.Page.InnerTextAsync("main")).Should().Contain(title);
        await water.GoAsync("/downward");
        (await water.Page.Locator("table").Last.InnerTextAsync()).Should().Contain(title);
        await water.FindsNothingWrongAsync();
    }

    [SkippableTheory]
    [InlineData("zh-CN", 360)]
    [InlineData("en", 768)]
    public async Task Task_WithinAnAdmission_GoesToTheCommunity_AndOneWithoutIsRefusedAtOnce(string locale, int width)
    {
        await using var fire = await VisitAsync(locale, width, "demo-dept-fire");
        var task = await PutAsync(fire, "fire-patrol", "楼道巡查");
        await using var community = await VisitAsync(locale, width, "demo-community-sunshine");
        await community.GoAsync(task);
        await community.FindsNothingWrongAsync();
        await community.CompleteAsync(task, "Done", ("measures", "已巡查三栋"));
        await fire.GoAsync(task);
        await Assertions.Expect(fire.Page.Locator("ol.path")).ToContainTextAsync("已巡查三栋");

        await fire.GoAsync(await PutAsync(fire, "unheard.of", "填报表格"));
        (await fire.Page.InnerTextAsync(".facts")).Should().Contain(fire.In("均无", "Neither"));
        await fire.FindsNothingWrongAsync();
    }

    private static async Task<string> PutAsync(Somebody department, string matter, string title)
    {
        await department.GoAsync("/downward");
        await department.Page.GetByText(department.Word("Downward.Task")).First.ClickAsync();
        await department.Page.SelectOptionAsync("#task-community", "community-sunshine");
        await department.Page.FillAsync("#task-matter", matter);
        await department.Page.FillAsync("#task-title", title);
        await department.Page.Locator("form:has(#task-title) button.main").ClickAsync();
        await department.Page.WaitForURLAsync("**/tickets/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await department.Page.Locator(".titlebar").WaitForAsync();
        return new Uri(department.Page.Url).AbsolutePath;
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Somebody> VisitAsync(string locale, int width, string account) => Somebody.VisitAsync(chromium, host.Address, locale, width, account);
}
