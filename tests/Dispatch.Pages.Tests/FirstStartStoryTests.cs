using Dispatch.Studio.Tests;

namespace Dispatch.Pages.Tests;

/// <summary>A new installation, from the line on the console to the first imported organisation.</summary>
public sealed class FirstStartStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("zh-CN", 1440)]
    [InlineData("en", 360)]
    public async Task FirstStart_WithTheCodeFromTheConsole_LeadsToTheGuideAndTheFirstImport(string locale, int width)
    {
        var host = new PagesHost { Environment = "Production" };
        await host.InitializeAsync();
        try
        {
            await using var admin = await Somebody.VisitAsync(chromium, host.Address, locale, width);
            var page = admin.Page;
            await admin.GoAsync("/login");
            page.Url.Should().EndWith("/setup");
            await admin.FindsNothingWrongAsync();
            await admin.PictureAsync($"setup-{locale}-{width}");
            var line = host.Lines.Single(l => l.Contains("/setup", StringComparison.Ordinal));
            var code = System.Text.RegularExpressions.Regex.Match(line, "[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").Value;
            await admin.SubmitAsync(("code", code), ("name", "li.ming"), ("displayName", "李明"), ("password", "Erster-Admin-1"));
            await admin.SeesAsync(admin.Word("Guide.Title"));
            await admin.PictureAsync($"guide-{locale}-{width}");
            await admin.FindsNothingWrongAsync();

            await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = admin.Word("Admin.Units"), Exact = true }).Last.ClickAsync();
            await admin.GoAsync("/admin/import?subject=units");
            await ImportAsync(page, "编号,类型,名称,上级单位\nd1,区,新区,\ns1,街道,新街道,nowhere\n");
            await admin.SeesAsync(admin.Word("Import.Errors", 1));
            (await page.Locator("td.late").First.InnerTextAsync()).Should().Contain("nowhere");
            await admin.PictureAsync($"import-errors-{locale}-{width}");
            await ImportAsync(page, "编号,类型,名称,上级单位\nd1,区,新区,\ns1,街道,新街道,d1\n");
            await page.GetByText(admin.Word("Import.Go")).ClickAsync();
            await admin.SeesAsync(admin.Word("Import.Done"));
            await admin.GoAsync("/admin");
            await admin.SeesAsync(admin.Word("Guide.Done", 2));
            await admin.FindsNothingWrongAsync();
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
