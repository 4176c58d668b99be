using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>What an admin does in the list of workflows and in the history of one: take back, revert, delete, export, import.</summary>
[Collection(StudioCollection.Name)]
public sealed class StudioListStoryTests(StudioHost host, People people)
{
    [SkippableFact]
    public async Task Admin_RetractsAWorkflow_NothingOfItIsPublishedAnyMore()
    {
        await host.SeedAsync("retracted", "要撤回的");
        await host.ChangeTextAsync("retracted", "a newer draft", publish: false);
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.SearchAsync("", "retracted");
        await admin.RowMenuAsync("要撤回的", "撤回");

        await admin.SeesAsync("流程已撤回");
        var versions = await host.VersionsAsync("retracted");
        versions.Should().HaveCount(2).And.NotContain(v => v["isPublished"]!.GetValue<bool>());
        versions[0]["isLatest"]!.GetValue<bool>().Should().BeTrue();
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_RevertsToAnOlderVersion_ItIsTheNewestDraft()
    {
        await host.SeedAsync("reverted", "改错了的", "the good words");
        await host.ChangeTextAsync("reverted", "the wrong words", publish: true);
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.GoAsync("/studio/definitions/reverted");
        await admin.DrawnAsync();

        await admin.TabAsync("版本历史");
        await page.Locator("tr.mud-table-row-clickable:has(td:nth-child(3):text-is('1')) .mud-menu button").ClickAsync();
        await admin.PictureAsync("history");
        await page.Locator(".mud-popover-open").GetByText("恢复到此版本").ClickAsync();

        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("reverted")) == "the good words", "the old content is the newest");
        var versions = await host.VersionsAsync("reverted");
        versions.Select(v => (v["version"]!.GetValue<int>(), v["isPublished"]!.GetValue<bool>())).Should().Equal((3, false), (2, true), (1, false));
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_DeletesOneWorkflowAndThenSeveral_TheyAreGone()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await host.SeedAsync($"gone-{number}", $"不要的{number}");
        }

        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.SearchAsync("", "gone-");
        await admin.RowMenuAsync("不要的1", "删除");
        await admin.ConfirmAsync();
        await admin.Row("不要的1").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Assertions.Expect(admin.Row("不要的")).ToHaveCountAsync(2);
        await admin.BulkMenuAsync("删除", "不要的2", "不要的3");
        await admin.ConfirmAsync();
        await admin.Row("不要的3").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        (await host.VersionsAsync("gone-1")).Should().BeEmpty();
        (await host.VersionsAsync("gone-3")).Should().BeEmpty();
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ExportsOneAndSeveral_DeletesThemAndImportsTheFiles_TheyAreBack()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await host.SeedAsync($"moved-{number}", $"搬家{number}", $"words {number}");
        }

        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.SearchAsync("", "moved-");

        await admin.RowMenuAsync("搬家1", "导出");
        var one = await admin.DownloadAsync("moved-1.json");
        await admin.BulkMenuAsync("导出", "搬家2", "搬家3");
        var several = await admin.DownloadAsync("moved.zip");
        JsonNode.Parse(await File.ReadAllTextAsync(one))!["definitionId"]!.ToString().Should().Be("moved-1");
        using (var zip = ZipFile.OpenRead(several))
        {
            zip.Entries.Select(e => e.Name).Should().HaveCount(2).And.OnlyContain(n => n.EndsWith(".json", StringComparison.Ordinal));
        }

        foreach (var number in Enumerable.Range(1, 3))
        {
            (await host.Admin().DeleteAsync($"workflow-definitions/moved-{number}")).EnsureSuccessStatusCode();
        }

        await page.Locator("input[type=file]").First.SetInputFilesAsync(one);
        await admin.SeesAsync("已导入 1 个流程");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(several);
        await admin.SeesAsync("已导入 2 个流程");
        foreach (var number in Enumerable.Range(1, 3))
        {
            var back = await host.LatestAsync($"moved-{number}");
            back["name"]!.ToString().Should().Be($"搬家{number}");
            Definitions.Text(back).Should().Be($"words {number}");
            back["isPublished"]!.GetValue<bool>().Should().BeFalse("an import makes a draft");
        }

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_DeletingAWorkflowThatDispatchStarts_IsToldWhyNot()
    {
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.SearchAsync("", "complaint-dispatch");
        await admin.RowMenuAsync("complaint-dispatch", "删除");
        await admin.ConfirmAsync();

        await page.Locator("#refusal").GetByText("由系统启动,不能删除").WaitForAsync();
        (await page.Locator("#blazor-error-ui").IsVisibleAsync()).Should().BeFalse();
        (await host.VersionsAsync("complaint-dispatch")).Should().NotBeEmpty();
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal is the only thing in the console");
    }
}
