using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>What an admin sees of instances, and what an auditor can't do to them.</summary>
[Collection(StudioCollection.Name)]
public sealed class StudioInstanceStoryTests(StudioHost host, People people)
{
    [SkippableFact]
    public async Task Admin_OpensAnInstance_SeesWhatEachActivityDidAndItsVariables()
    {
        await host.SeedAsync("watched", "看运行的", "setOpinion('heard'); return 'said aloud';", "JavaScript");
        var instance = await host.RunAsync("watched");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.GoAsync("/studio/instances/" + instance);
        await admin.DrawnAsync();

        await Assertions.Expect(page.Locator(".mud-timeline-item")).ToHaveCountAsync(4);
        (await page.Locator(".mud-timeline-item").AllInnerTextsAsync()).Select(OneLine).Should().SatisfyRespectively(
            first => first.Should().Contain("greet").And.Contain("已开始"),
            second => second.Should().Contain("greet").And.Contain("已完成"),
            third => third.Should().Contain("wait").And.Contain("已开始"),
            fourth => fourth.Should().Contain("wait").And.Contain("等待中"));
        await page.Locator(".mud-timeline-item").Nth(1).ClickAsync();
        await admin.SeesAsync("said aloud");
        await admin.TabAsync("变量");
        await admin.SeesAsync("heard");
        await admin.PictureAsync("variables");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_OpensAFaultedInstance_SeesItsIncident()
    {
        await host.SeedAsync("faulty", "会出错的", "throw new Error('no such household')", "JavaScript");
        var instance = (await (await host.Admin().PostAsJsonAsync("workflow-definitions/faulty/dispatch", new { })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("workflowInstanceId").GetString()!;
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.SearchAsync("instances", instance);
        await admin.Row(instance).GetByText("已出错").WaitForAsync();
        await admin.RowMenuAsync(instance, "查看");
        await page.WaitForURLAsync("**/studio/instances/" + instance);
        await admin.DrawnAsync();
        await page.Locator(".mud-timeline-item").GetByText("已出错").WaitForAsync();
        await admin.TabAsync("故障");
        await page.GetByText("no such household").First.WaitForAsync();
        await admin.PictureAsync("incident");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_CancellingTheInstanceOfAnOpenTicket_IsToldToWithdrawTheTicket()
    {
        using var hotline = new HttpClient { BaseAddress = host.Address };
        hotline.DefaultRequestHeaders.Add("X-Api-Key", "demo-hotline");
        var filed = await hotline.PostAsJsonAsync("/api/v1/tickets", new { title = "路灯不亮", description = "楼下路灯不亮", categoryCode = "sewer.blocked", communityId = "community-sunshine", channel = "hotline", reporter = new { name = "王", phone = "13800000000" } });
        var number = (await filed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString()!;
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.SearchAsync("instances", number);
        await admin.RowMenuAsync(number, "取消");
        await admin.ConfirmAsync();

        await page.Locator("#refusal").GetByText($"工单 {number} 还在这个实例上办理").WaitForAsync();
        await admin.Row(number).GetByText("等待中").WaitForAsync();
        await admin.RowMenuAsync(number, "删除");
        await admin.ConfirmAsync();
        await page.Locator("#refusal").GetByText($"工单 {number} 还在这个实例上办理").WaitForAsync();
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal is the only thing in the console");
    }

    [SkippableFact]
    public async Task Admin_RunningAWorkflowOfTickets_IsToldToFileOneAndNothingIsStarted()
    {
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "en-US");
        var page = admin.Page;
        await admin.OpenAsync("downward-task");
        await page.Locator("button.mud-success-text").First.ClickAsync();

        await page.Locator("#refusal").GetByText("downward-task handles a ticket and starts when one is filed").WaitForAsync();
        var all = JsonNode.Parse(await (await host.Admin().PostAsJsonAsync("workflow-instances", new { page = 0, pageSize = 10, definitionIds = new[] { "downward-task" } })).Content.ReadAsStringAsync())!;
        all["totalCount"]!.GetValue<int>().Should().Be(0);
        (await page.Locator("#blazor-error-ui").IsVisibleAsync()).Should().BeFalse();
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal is the only thing in the console");
    }

    [SkippableFact]
    public async Task Auditor_TryingToRunAndToCancel_IsRefusedInWordsAndNothingChanges()
    {
        await host.SeedAsync("untouched", "不许动的");
        var instance = await host.RunAsync("untouched");
        var (auditor, complaints) = await people.OpenAsync(host.Address, "demo-auditor", "en-US");
        var page = auditor.Page;
        await auditor.SearchAsync("", "untouched");
        await auditor.RowMenuAsync("untouched", "Run");
        await page.Locator("#refusal").GetByText("You may only look: nothing was changed.").WaitForAsync();
        await auditor.SearchAsync("instances", instance);
        await auditor.RowMenuAsync(instance, "Cancel");
        await auditor.ConfirmAsync();
        await page.Locator("#refusal").GetByText("You may only look: nothing was changed.").WaitForAsync();
        (await page.Locator("#blazor-error-ui").IsVisibleAsync()).Should().BeFalse();

        var all = JsonNode.Parse(await (await host.Admin().PostAsJsonAsync("workflow-instances", new { page = 0, pageSize = 10, definitionIds = new[] { "untouched" } })).Content.ReadAsStringAsync())!["items"]!.AsArray();
        all.Should().ContainSingle().Which!["subStatus"]!.ToString().Should().Be("Suspended");
        complaints.Should().OnlyContain(c => c.Contains("403"), "the refusals are the only thing in the console");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
