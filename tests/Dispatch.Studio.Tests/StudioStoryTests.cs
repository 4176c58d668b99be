using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>What an admin and an auditor do with the real Studio, in the browser, without one complaint in its console.</summary>
[Collection(StudioCollection.Name)]
public sealed partial class StudioStoryTests(StudioHost host, People people)
{
    [SkippableFact]
    public async Task Editor_OfTheComplaintWorkflow_DrawsItInChineseWithoutAComplaint()
    {
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;

        await admin.GoAsync("/studio/");
        await admin.SeesAsync("诉求吹哨报到");
        await admin.PictureAsync("list");
        await admin.GoAsync("/studio/definitions/complaint-dispatch");
        await admin.SeesAsync("自动保存");
        var steps = (await host.LatestAsync("complaint-dispatch"))["root"]!["activities"]!.AsArray().Count;
        await Assertions.Expect(page.Locator(".elsa-activity")).ToHaveCountAsync(steps);
        await admin.ZoomToFitAsync();
        await admin.SeesAsync("接诉即办");
        await admin.PictureAsync("editor");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ChangesPublishesRunsAndCancelsAWorkflow()
    {
        await host.SeedAsync("story", "登记并等待");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.GoAsync("/studio/");
        await admin.SeesAsync("登记并等待");

        await admin.GoAsync("/studio/definitions/story");
        await admin.SeesAsync("自动保存");
        await admin.ChangeInputAsync("greet", "欢迎 resident");
        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("story")) == "欢迎 resident", "the change is saved by itself");
        (await host.LatestAsync("story"))["version"]!.GetValue<int>().Should().Be(2);

        await page.Locator(".mud-button-group-root button, .mud-icon-button-edge-end").First.WaitForAsync();
        await admin.PublishAsync();
        await Definitions.UntilAsync(async () => (await host.LatestAsync("story"))["isPublished"]!.GetValue<bool>(), "the draft is published");
        await admin.PictureAsync("published");

        await page.Locator("button.mud-success-text").First.ClickAsync();
        await page.WaitForURLAsync(InstancePage());
        var instance = InstancePage().Match(page.Url).Groups[1].Value;
        await page.Locator(".mud-timeline-item").First.WaitForAsync();
        await page.Locator(".elsa-activity").First.WaitForAsync();
        await admin.ChooseAsync("greet");
        await admin.SeesAsync("欢迎 resident");
        await admin.PictureAsync("instance");

        await admin.SearchAsync("instances", instance);
        await admin.PictureAsync("instances");
        await admin.RowMenuAsync(instance, "取消");
        await admin.ConfirmAsync();
        await admin.Row(instance).GetByText("已取消").WaitForAsync();
        var cancelled = await host.Admin().GetFromJsonAsync<JsonElement>($"workflow-instances/{instance}");
        cancelled.GetProperty("subStatus").GetString().Should().Be("Cancelled");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ChoosesTheWhistle_SeesItsSettingsInChinese()
    {
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.GoAsync("/studio/definitions/complaint-dispatch");
        await admin.SeesAsync("自动保存");

        await admin.BringIntoViewAsync("主办再次反馈");
        await admin.ChooseAsync("主办再次反馈");
        await page.Locator("label:has-text('主办部门')").First.WaitForAsync();
        await admin.SettledAsync();
        await admin.PictureAsync("whistle");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_WritesAScript_IsHelpedByCompletionOfOurGlobals()
    {
        await host.SeedAsync("scripted", "写脚本");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.GoAsync("/studio/definitions/scripted");
        await admin.SeesAsync("自动保存");

        await admin.ChooseAsync("greet");
        await admin.WriteScriptAsync("文", "getOpin");
        await page.Locator(".suggest-widget .monaco-list-row").Filter(new LocatorFilterOptions { HasText = "getOpinion" }).First.WaitForAsync();
        await admin.PictureAsync("script");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("()");
        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("scripted")) == "getOpinion()", "the script is saved by itself");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task SecondAdmin_SavingOverTheFirst_IsToldSo()
    {
        await host.SeedAsync("shared", "两人同改");
        var (first, quiet) = await people.OpenAsync(host.Address, "demo-admin", "en-US");
        var (second, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        await first.OpenAsync("shared");
        await second.OpenAsync("shared");

        await first.ChangeInputAsync("greet", "the first was here");
        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("shared")) == "the first was here", "the first one's change is saved");
        await second.ChangeInputAsync("greet", "too late");
        await second.SeesAsync("别人已保存了更新的内容");

        Definitions.Text(await host.LatestAsync("shared")).Should().Be("the first was here");
        quiet.Should().BeEmpty();
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal is the only thing in the console");
    }

    [SkippableFact]
    public async Task Admin_WhoseSaveIsAnsweredWithAnError_HasItRepeatedByStudioAndGoesOn()
    {
        await host.SeedAsync("repeated", "答复丢失");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        await admin.OpenAsync("repeated");
        var answers = new List<int>();
        await admin.Page.RouteAsync("**/elsa/api/workflow-definitions", async route =>
        {
            var answer = await route.FetchAsync();
            answers.Add(answer.Status);
            await route.FulfillAsync(answers.Count == 1 ? new RouteFulfillOptions { Status = 503 } : new RouteFulfillOptions { Response = answer });
        });

        await admin.ChangeInputAsync("greet", "once");
        await Definitions.UntilAsync(() => Task.FromResult(answers.Count > 1), "Studio sends it again");
        await admin.SettledAsync();
        await admin.ChangeInputAsync("greet", "and on");
        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("repeated")) == "and on", "the next change is saved");

        answers.Should().OnlyContain(status => status == 200, "the same content again is no conflict");
        (await host.VersionsAsync("repeated")).Should().HaveCount(2);
        complaints.Should().OnlyContain(c => c.Contains("503"), "the lost answer is the only thing in the console");
    }

    [SkippableFact]
    public async Task Auditor_LooksAtAWorkflowAndCannotChangeIt()
    {
        await host.SeedAsync("looked-at", "只能看");
        var (auditor, complaints) = await people.OpenAsync(host.Address, "demo-auditor", "en-US");
        var page = auditor.Page;

        await auditor.GoAsync("/studio/definitions/looked-at");
        await page.Locator(".elsa-activity").First.WaitForAsync();
        await auditor.SeesAsync("read-only");
        await auditor.PictureAsync("auditor");

        (await page.GetByText("Auto-save").CountAsync()).Should().Be(0);
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Department_OpeningStudio_IsToldThatItIsForAdmins()
    {
        var (department, _) = await people.OpenAsync(host.Address, "demo-dept-water", "zh-CN");
        var page = department.Page;

        await department.GoAsync("/studio/");

        await department.SeesAsync("只对管理员和审计员开放");
    }

    [GeneratedRegex("/studio/instances/([0-9a-f]{16})")]
    private static partial Regex InstancePage();
}
