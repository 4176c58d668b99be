using Dispatch.Studio.Tests;

namespace Dispatch.Pages.Tests;

/// <summary>A new installation, from the line on the console to the first imported organisation.</summary>
public sealed class FirstStartStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task FirstStart_WithTheCodeFromTheConsole_LeadsToTheGuideAndTheFirstImport()
    {
        var host = new PagesHost { Environment = "Production" };
        await host.InitializeAsync();
        try
        {
            var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
            var admin = new Visitor(page, host.Address);
            await admin.GoAsync("/login");
            page.Url.Should().EndWith("/setup");
            (await admin.ComplaintsAsync()).Should().BeEmpty();
            await admin.PictureAsync("setup");
            var line = host.Lines.Single(l => l.Contains("/setup", StringComparison.Ordinal));
            var code = System.Text.RegularExpressions.Regex.Match(line, "[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").Value;
            await admin.SubmitAsync(("code", code), ("name", "li.ming"), ("displayName", "李明"), ("password", "Erster-Admin-1"));
            await admin.SeesAsync("开始使用");
            await admin.PictureAsync("guide");
            (await admin.ComplaintsAsync()).Should().BeEmpty();

            await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "组织", Exact = true }).Last.ClickAsync();
            await admin.GoAsync("/admin/import?subject=units");
            await ImportAsync(page, "编号,类型,名称,上级单位\nd1,区,新区,\ns1,街道,新街道,nowhere\n");
            await admin.SeesAsync("1 处错误");
            (await page.Locator("td.late").First.InnerTextAsync()).Should().Contain("nowhere");
            await admin.PictureAsync("import-errors");
            await ImportAsync(page, "编号,类型,名称,上级单位\nd1,区,新区,\ns1,街道,新街道,d1\n");
            await page.GetByText("正式导入").ClickAsync();
            await admin.SeesAsync("已导入");
            await admin.GoAsync("/admin");
            await admin.SeesAsync("已有 2 条");
            complaints.Should().BeEmpty();
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task ImportAsync(Microsoft.Playwright.IPage page, string csv)
    {
        await page.SetInputFilesAsync("#file", new Microsoft.Playwright.FilePayload { Name = "units.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await page.Locator("form:has(#file) button").ClickAsync();
    }
}
