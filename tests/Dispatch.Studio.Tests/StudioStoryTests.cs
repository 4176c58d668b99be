using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>What an admin and an auditor do with the real Studio, in the browser, without one complaint in its console.</summary>
public sealed partial class StudioStoryTests(StudioHost host, Chromium chromium) : IClassFixture<StudioHost>, IClassFixture<Chromium>
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
        await admin.ZoomToFitAsync();
        await admin.SeesAsync("接诉即办");
        await admin.PictureAsync("editor");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ChangesPublishesRunsAndCancelsAWorkflow()
    {
        await SeedAsync("story", "登记并等待");
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Person(page, host.Address);
        await admin.SignInAsync("demo-admin", "/studio/");
        await admin.SeesAsync("登记并等待");

        await admin.GoAsync("/studio/definitions/story");
        await admin.SeesAsync("自动保存");
        await admin.ChangeInputAsync("greet", "欢迎 resident");
        await UntilAsync(async () => Text(await LatestAsync("story")) == "欢迎 resident", "the change is saved by itself");
        (await LatestAsync("story"))["version"]!.GetValue<int>().Should().Be(2);

        await page.Locator(".mud-button-group-root button, .mud-icon-button-edge-end").First.WaitForAsync();
        await admin.PublishAsync();
        await UntilAsync(async () => (await LatestAsync("story"))["isPublished"]!.GetValue<bool>(), "the draft is published");
        await admin.PictureAsync("published");

        await page.Locator("button.mud-success-text").First.ClickAsync();
        await page.WaitForURLAsync(InstancePage());
        var instance = InstancePage().Match(page.Url).Groups[1].Value;
        await page.Locator(".mud-timeline-item").First.WaitForAsync();
        await page.Locator(".elsa-activity").First.WaitForAsync();
        await admin.ChooseAsync("greet");
        await page.WaitForTimeoutAsync(2000);
        await admin.PictureAsync("instance");

        await admin.GoAsync("/studio/instances");
        await page.Locator("tbody .mud-table-row").First.WaitForAsync();
        await admin.PictureAsync("instances");
        (await host.Admin().PostAsJsonAsync($"cancel/workflow-instances/{instance}", new { })).EnsureSuccessStatusCode();
        var cancelled = await host.Admin().GetFromJsonAsync<JsonElement>($"workflow-instances/{instance}");
        cancelled.GetProperty("subStatus").GetString().Should().Be("Cancelled");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ChoosesTheWhistle_SeesItsSettingsInChinese()
    {
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Person(page, host.Address);
        await admin.SignInAsync("demo-admin", "/studio/definitions/complaint-dispatch");
        await admin.SeesAsync("自动保存");

        await admin.BringIntoViewAsync("吹哨报到");
        await admin.ChooseAsync("吹哨报到");
        await page.Locator("label:has-text('主办部门')").First.WaitForAsync();
        await page.WaitForTimeoutAsync(2000);
        await admin.PictureAsync("whistle");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_WritesAScript_IsHelpedByCompletionOfOurGlobals()
    {
        await SeedAsync("scripted", "写脚本");
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var admin = new Person(page, host.Address);
        await admin.SignInAsync("demo-admin", "/studio/definitions/scripted");
        await admin.SeesAsync("自动保存");

        await admin.ChooseAsync("greet");
        await admin.WriteScriptAsync("文", "getOpin");
        await page.Locator(".suggest-widget .monaco-list-row").Filter(new LocatorFilterOptions { HasText = "getOpinion" }).First.WaitForAsync();
        await admin.PictureAsync("script");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("()");
        await UntilAsync(async () => Text(await LatestAsync("scripted")) == "getOpinion()", "the script is saved by itself");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task SecondAdmin_SavingOverTheFirst_IsToldSo()
    {
        await SeedAsync("shared", "两人同改");
        var (page, complaints) = await chromium.OpenAsync(host.Address, "zh-CN");
        var second = new Person(page, host.Address);
        await second.SignInAsync("demo-admin", "/studio/definitions/shared");
        await second.SeesAsync("自动保存");
        var first = await LatestAsync("shared");
        first["description"] = "the first was here";
        (await host.Admin().PostAsJsonAsync("workflow-definitions", new { model = first, publish = false })).EnsureSuccessStatusCode();

        await second.ChangeInputAsync("greet", "too late");
        await second.SeesAsync("别人已保存了更新的内容");

        Text(await LatestAsync("shared")).Should().Be("hello");
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal is the only thing in the console");
    }

    [SkippableFact]
    public async Task Auditor_LooksAtAWorkflowAndCannotChangeIt()
    {
        await SeedAsync("looked-at", "只能看");
        var (page, complaints) = await chromium.OpenAsync(host.Address, "en-US");
        var auditor = new Person(page, host.Address);

        await auditor.SignInAsync("demo-auditor", "/studio/definitions/looked-at");
        await page.Locator(".elsa-activity").First.WaitForAsync();
        await auditor.SeesAsync("read-only");
        await auditor.PictureAsync("auditor");

        (await page.GetByText("Auto-save").CountAsync()).Should().Be(0);
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Department_OpeningStudio_IsToldThatItIsForAdmins()
    {
        var (page, _) = await chromium.OpenAsync(host.Address, "zh-CN");
        var department = new Person(page, host.Address);

        await department.SignInAsync("demo-dept-water", "/studio/");

        await department.SeesAsync("只对管理员和审计员开放");
    }

    private static string? Text(JsonObject definition) =>
        definition["root"]!["activities"]!.AsArray().First(a => a!["id"]!.ToString() == "greet")!["text"]?["expression"]?["value"]?.ToString();

    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var end = DateTime.UtcNow.AddSeconds(90);
        while (!await holds())
        {
            (DateTime.UtcNow < end).Should().BeTrue(what);
            await Task.Delay(300);
        }
    }

    private async Task<JsonObject> LatestAsync(string definitionId) =>
        JsonNode.Parse(await host.Admin().GetStringAsync($"workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest"))!.AsObject();

    private async Task SeedAsync(string id, string name)
    {
        var model = JsonNode.Parse($$"""
            {
              "definitionId": "{{id}}", "name": "{{name}}", "inputs": [], "outputs": [], "outcomes": [], "customProperties": {}, "options": {},
              "variables": [{ "id": "v1", "name": "opinion", "typeName": "String", "isArray": false, "value": "none yet" }],
              "root": {
                "id": "root", "type": "Elsa.Flowchart", "version": 1, "customProperties": {}, "metadata": {}, "variables": [],
                "activities": [
                  { "id": "greet", "name": "greet", "type": "Elsa.WriteLine", "version": 1, "customProperties": {}, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "hello" } },
                    "metadata": { "displayText": "greet", "designer": { "position": { "x": 60, "y": 60 }, "size": { "width": 200, "height": 50 } } } },
                  { "id": "wait", "name": "wait", "type": "Elsa.Event", "version": 1, "customProperties": {}, "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "answered" } },
                    "metadata": { "displayText": "wait", "designer": { "position": { "x": 420, "y": 60 }, "size": { "width": 200, "height": 50 } } } }
                ],
                "connections": [{ "source": { "activity": "greet", "port": "Done" }, "target": { "activity": "wait", "port": "In" }, "vertices": [] }]
              }
            }
            """);
        (await host.Admin().PostAsJsonAsync("workflow-definitions", new { model, publish = true })).EnsureSuccessStatusCode();
    }

    [GeneratedRegex("/studio/instances/([0-9a-f]{16})")]
    private static partial Regex InstancePage();
}
