using System.Globalization;
using Dispatch.Studio.Tests;
using Microsoft.Playwright;

namespace Dispatch.Pages.Tests;

/// <summary>Work on its way down, on the pages alone: a department applies, communities are asked, the district decides, tasks follow.</summary>
[Collection(AdminCollection.Name)]
public sealed class DownwardTests(PagesHost host, Chromium chromium)
{
    [SkippableFact]
    public async Task Application_IsConsultedAndDecided_AndListedForTheAdmin()
    {
        await using var water = await VisitAsync("demo-dept-water");
        await water.Page.ClickAsync("header nav a[href='/downward']");
        await water.Page.GetByText("申请准入").First.ClickAsync();
        await water.Page.FillAsync("#apply-title", "老旧管网入户摸排");
        await water.Page.Locator("form:has(#apply-title) button.main").ClickAsync();
        await water.Page.WaitForURLAsync("**/tickets/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        var application = new Uri(water.Page.Url).AbsolutePath;
        var begins = DateTime.UtcNow.Date.AddDays(120);
        await water.CompleteAsync(
            application, "Submit", ("matter", "pipe.survey"), ("title", "老旧管网入户摸排"), ("unitIds", "community-sunshine"), ("basis", "管网改造方案"), ("validFrom", Day(begins)), ("validTo", Day(begins.AddDays(200))));

        await using var community = await VisitAsync("demo-community-sunshine");
        await community.CompleteAsync(application, "Agree", ("opinion", "同意,请配备人员"));
        await using var admin = await VisitAsync("demo-admin");
        await admin.GoAsync("/admin/applications");
        (await admin.Page.Locator($"tr[data-href='{application}']").InnerTextAsync()).Should().Contain("老旧管网入户摸排");
        await admin.FindsNothingWrongAsync();
        await using var district = await VisitAsync("demo-district");
        await district.CompleteAsync(application, "Approved");
        await admin.GoAsync("/admin/admissions?show=all");
        (await admin.Page.InnerTextAsync("main")).Should().Contain("老旧管网入户摸排");
        await water.GoAsync("/downward");
        (await water.Page.Locator("table").Last.InnerTextAsync()).Should().Contain("老旧管网入户摸排");
        await water.FindsNothingWrongAsync();
    }

    [SkippableFact]
    public async Task Task_WithinAnAdmission_GoesToTheCommunity_AndOneWithoutIsRefusedAtOnce()
    {
        await using var fire = await VisitAsync("demo-dept-fire");
        var task = await PutAsync(fire, "fire-patrol", "楼道巡查");
        await using var community = await VisitAsync("demo-community-sunshine");
        await community.CompleteAsync(task, "Done", ("measures", "已巡查三栋"));
        await fire.GoAsync(task);
        await Assertions.Expect(fire.Page.Locator("ol.path")).ToContainTextAsync("已巡查三栋");

        await fire.GoAsync(await PutAsync(fire, "unheard.of", "填报表格"));
        (await fire.Page.InnerTextAsync(".facts")).Should().Contain("均无");
        await fire.FindsNothingWrongAsync();
    }

    private static async Task<string> PutAsync(Somebody department, string matter, string title)
    {
        await department.GoAsync("/downward");
        await department.Page.GetByText("下派任务").First.ClickAsync();
        await department.Page.SelectOptionAsync("#task-community", "community-sunshine");
        await department.Page.FillAsync("#task-matter", matter);
        await department.Page.FillAsync("#task-title", title);
        await department.Page.Locator("form:has(#task-title) button.main").ClickAsync();
        await department.Page.WaitForURLAsync("**/tickets/*", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await department.Page.Locator(".titlebar").WaitForAsync();
        return new Uri(department.Page.Url).AbsolutePath;
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Somebody> VisitAsync(string account)
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var somebody = new Somebody(page, host.Address, complaints);
        await somebody.SignInAsync(account);
        return somebody;
    }
}
