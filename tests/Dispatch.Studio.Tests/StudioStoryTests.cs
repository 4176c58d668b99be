using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

public sealed class StudioStoryTests(StudioHost host, Chromium chromium) : IClassFixture<StudioHost>, IClassFixture<Chromium>
{
    [SkippableFact]
    public async Task Editor_OfTheComplaintWorkflow_DrawsItInChineseWithoutAComplaint()
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Person(page, host.Address);

        await admin.SignInAsync("demo-admin", "/studio/");
        await admin.SeesAsync("诉求吹哨报到");
        await admin.PictureAsync("list");
        await admin.GoAsync("/studio/definitions/complaint-dispatch");
        await admin.SeesAsync("自动保存");
        await page.Locator(".elsa-activity").First.WaitForAsync();
        (await page.Locator(".elsa-activity").CountAsync()).Should().BeGreaterThan(20);
        await page.WaitForTimeoutAsync(4000);
        await admin.PictureAsync("editor");

        complaints.Should().BeEmpty();
    }
}
