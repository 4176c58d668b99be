using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Dispatch.Studio.Tests;

/// <summary>What an admin does on the canvas and in the settings below it: drag a step in, choose from drop-downs, read the ports.</summary>
[Collection(StudioCollection.Name)]
public sealed class StudioDrawingStoryTests(StudioHost host, People people)
{
    [SkippableFact]
    public async Task Admin_DragsAStepOfOursOntoTheCanvas_AndChoosesItsSettingsFromDropDowns()
    {
        await host.SeedAsync("drawn", "加一步");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.OpenAsync("drawn");

        await page.Locator(".mud-expand-panel-header", new PageLocatorOptions { HasText = "接诉即办" }).ClickAsync();
        await admin.SettledAsync();
        var step = page.Locator("[draggable=true]:visible", new PageLocatorOptions { HasText = "吹哨报到" });
        await step.HoverAsync();
        await page.Locator(".mud-popover-open").GetByText("呼叫部门:签收、到场、协办反馈、主办反馈。").First.WaitForAsync();
        await admin.PictureAsync("toolbox");
        await step.DragToAsync(page.Locator(".graph-container, .x6-graph").First, new LocatorDragToOptions { TargetPosition = new TargetPosition { X = 300, Y = 420 } });
        await Definitions.UntilAsync(async () => Whistle(await host.LatestAsync("drawn")) is not null, "the new step is saved by itself");
        await admin.SettledAsync();
        await admin.SeesPortsAsync("Whistle1", "已反馈", "暂不能解决", "退单", "多次推转无人牵头");

        await admin.ChooseAsync("Whistle1");
        await admin.ChooseOptionAsync("主办部门", "东明区水务局");
        await Definitions.UntilAsync(async () => Value(await host.LatestAsync("drawn"), "lead") == "dept-water", "the lead is saved by itself");
        await admin.TickAsync("东明区民政局");
        await Definitions.UntilAsync(async () => Value(await host.LatestAsync("drawn"), "helpers") == """["dept-civil-affairs"]""", "the helper is saved by itself");
        await admin.ChooseOptionAsync("主办部门", "(空)");
        await Definitions.UntilAsync(async () => Value(await host.LatestAsync("drawn"), "lead") is null or "", "and can be taken back");
        await admin.PictureAsync("drop-downs");

        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ReadsTheOutcomesAsWords_AndSavesThemAsNames()
    {
        await host.SeedTaskAsync("worded", "读出口", ["Whistle", "Own"]);
        foreach (var (language, words) in new[] { ("zh-CN", "吹哨"), ("en-US", "Whistle") })
        {
            var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", language);
            await admin.OpenAsync("worded");
            await admin.SeesPortsAsync("ask", words, "Own");
            complaints.Should().BeEmpty();
        }

        var (editor, quiet) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        await editor.OpenAsync("worded");
        await editor.ChooseAsync("ask");
        await editor.ChooseOptionAsync("到期结果", "核实属实");
        await Definitions.UntilAsync(async () => Task(await host.LatestAsync("worded"))["expiresAs"]?["expression"]?["value"]?.ToString() == "Confirmed", "the choice is saved by itself");
        var saved = await host.LatestAsync("worded");
        Task(saved)["outcomes"]!["expression"]!["value"]!.ToString().Should().Be("""["Whistle","Own"]""");
        saved["root"]!["connections"]!.AsArray().Should().ContainSingle().Which!["source"]!["port"]!.ToString().Should().Be("Whistle");
        quiet.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Task_ThatNamesNoOutcomes_IsDrawnWithThoseOfItsKind_AndNothingIsSavedByLooking()
    {
        await host.SeedTaskAsync("unnamed", "不写出口", []);
        var before = (await host.LatestAsync("unnamed")).ToJsonString();
        foreach (var (account, language, words) in new[] { ("demo-admin", "zh-CN", new[] { "已解决", "吹哨", "报请街道协调" }), ("demo-auditor", "en-US", ["Resolved", "Whistle", "Ask the street"]) })
        {
            var (somebody, complaints) = await people.OpenAsync(host.Address, account, language);
            await somebody.OpenAsync("unnamed");
            await somebody.SeesPortsAsync("ask", words);
            await somebody.PictureAsync("unnamed-" + language);
            complaints.Should().BeEmpty();
        }

        (await host.LatestAsync("unnamed")).ToJsonString().Should().Be(before);
        var (admin, quiet) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        await admin.OpenAsync("unnamed");
        await admin.SeesPortsAsync("ask", "已解决", "吹哨", "报请街道协调");
        await admin.ConnectAsync("ask", "吹哨", "say");
        await Definitions.UntilAsync(async () => Ways(await host.LatestAsync("unnamed")).SequenceEqual(["Whistle"]), "the line is saved by its name");
        await admin.OpenAsync("unnamed");
        await admin.SeesPortsAsync("ask", "已解决", "吹哨", "报请街道协调");
        quiet.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Router_OfTheComplaintWorkflow_SaysItsWaysInEnglishWords()
    {
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "en-US");
        await admin.OpenAsync("complaint-dispatch");
        await admin.SeesPortsAsync(
            "路由", "Look up the duty list", "Community handles", "Community whistles", "Street coordinates", "Call departments", "Lead reports again", "Not accepted", "Evaluate", "Supervise", "Otherwise");
        await admin.PictureAsync("router");
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_ChoosesTheKindOfANewTask_ItHasTheWaysOutOfThatKindAndTheyCanBeConnected()
    {
        await host.SeedAsync("asked", "加一个交办");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        await admin.OpenAsync("asked");
        await page.Locator(".mud-expand-panel-header", new PageLocatorOptions { HasText = "接诉即办" }).ClickAsync();
        await admin.SettledAsync();
        await page.Locator("[draggable=true]:visible", new PageLocatorOptions { HasText = "交办" }).First
            .DragToAsync(page.Locator(".graph-container, .x6-graph").First, new LocatorDragToOptions { TargetPosition = new TargetPosition { X = 150, Y = 380 } });
        await admin.SettledAsync();

        await admin.ChooseAsync("AssignTask1");
        await admin.ChooseOptionAsync("待办类型", "社区办理(community.handle)");
        await Definitions.UntilAsync(async () => Outcomes(await host.LatestAsync("asked")) == """["Resolved","Whistle","Coordinate"]""", "the kind's outcomes are saved by themselves");
        await admin.SettledAsync();
        await admin.SeesPortsAsync("AssignTask1", "已解决", "吹哨", "报请街道协调");
        var chips = page.Locator(".mud-chip-content[data-word]");
        await Assertions.Expect(chips).ToHaveCountAsync(3);
        (await chips.EvaluateAllAsync<string[]>("chips => chips.map(c => c.textContent + ' ' + c.dataset.word)")).Should().Equal("Resolved 已解决", "Whistle 吹哨", "Coordinate 报请街道协调");
        await admin.PictureAsync("kind");

        await admin.ConnectAsync("AssignTask1", "吹哨", "wait");
        await Definitions.UntilAsync(async () => Ways(await host.LatestAsync("asked")).SequenceEqual(["Whistle"]), "the line is saved by its name");
        await admin.ChooseAsync("AssignTask1");
        await admin.ChooseOptionAsync("待办类型", "居民异议(resident.object)");
        await Definitions.UntilAsync(async () => Outcomes(await host.LatestAsync("asked")) == """["Object","Accept"]""", "another kind brings others");
        await admin.SettledAsync();
        await admin.SeesPortsAsync("AssignTask1", "提出异议", "接受");
        Ways(await host.LatestAsync("asked")).Should().BeEmpty("a line from a way out that is gone goes with it");

        await admin.OpenAsync("asked");
        await admin.SeesPortsAsync("AssignTask1", "提出异议", "接受");
        complaints.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Admin_EditingAroundAnActivityThatNobodyKnows_KeepsItWholeAndIsToldWhyItCannotBePublished()
    {
        await host.SeedAsync("mystery", "未知的一步");
        var model = await host.LatestAsync("mystery");
        model["root"]!["activities"]!.AsArray().Add(JsonNode.Parse(
            """{ "id": "x", "name": "x", "type": "Acme.Mystery", "version": 3, "customProperties": {}, "depth": { "typeName": "Int32", "expression": { "type": "Literal", "value": 7 } }, "metadata": { "designer": { "position": { "x": 60, "y": 220 }, "size": { "width": 200, "height": 50 } } } }"""));
        (await host.Admin().PostAsJsonAsync("workflow-definitions", new { model, publish = false })).EnsureSuccessStatusCode();
        var before = await MysteryAsync();
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        await admin.OpenAsync("mystery");
        await admin.SeesAsync("Acme.Mystery");
        complaints.Should().BeEmpty();

        await admin.ChangeInputAsync("greet", "around it");
        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("mystery")) == "around it", "the change is saved by itself");
        (await MysteryAsync()).ToJsonString().Should().Be(before.ToJsonString(), "what nobody knows is not touched");
        await admin.PublishAsync();
        var words = admin.Page.Locator(".mud-snackbar").GetByText("Acme.Mystery").First;
        await words.WaitForAsync();
        (await words.InnerTextAsync()).Should().Contain("未知的活动类型").And.NotContain("is not known", "each reader gets their language");
        await admin.PictureAsync("unknown");

        (await host.LatestAsync("mystery"))["isPublished"]!.GetValue<bool>().Should().BeFalse();
        complaints.Should().OnlyContain(c => c.Contains("400"), "the refusal is the only thing in the console");
    }

    [SkippableFact]
    public async Task Admin_ClickingBeforeTheCanvasIsDrawn_DamagesNothing()
    {
        await host.SeedAsync("early", "点得太早");
        var (admin, complaints) = await people.OpenAsync(host.Address, "demo-admin", "zh-CN");
        var page = admin.Page;
        var drawn = new TaskCompletionSource();
        var saves = 0;
        page.Request += (_, request) => saves += request.Method == "POST" && request.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) ? 1 : 0;
        await page.RouteAsync("**/descriptors/activities?*", async route =>
        {
            await drawn.Task;
            await route.ContinueAsync();
        });

        await admin.GoAsync("/studio/definitions/early");
        var save = page.Locator(".mud-icon-button:visible").First;
        await save.WaitForAsync();
        for (var i = 0; i < 8; i++)
        {
            var box = (await page.Locator(".mud-icon-button:visible").Nth(i % await page.Locator(".mud-icon-button:visible").CountAsync()).BoundingBoxAsync())!;
            await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        }

        drawn.SetResult();
        await admin.DrawnAsync();
        await admin.ChangeInputAsync("greet", "in time");
        await Definitions.UntilAsync(async () => Definitions.Text(await host.LatestAsync("early")) == "in time", "after that it is edited as ever");

        saves.Should().Be(1, "only the change was saved");
        (await host.LatestAsync("early"))["root"]!["activities"]!.AsArray().Should().HaveCount(2);
        complaints.Should().BeEmpty();
    }

    private async Task<JsonNode> MysteryAsync() =>
        JsonNode.Parse(await host.Admin().GetStringAsync("workflow-definitions/mystery/export"))!["root"]!["activities"]!.AsArray().Single(a => a!["type"]!.ToString() == "Acme.Mystery")!;

    private static JsonObject? Whistle(JsonObject definition) => Of(definition, "Dispatch.Whistle");

    private static JsonObject Task(JsonObject definition) => Of(definition, "Dispatch.AssignTask")!;

    private static JsonObject? Of(JsonObject definition, string type) => definition["root"]!["activities"]!.AsArray().Select(a => a!.AsObject()).FirstOrDefault(a => a["type"]!.ToString() == type);

    private static string? Outcomes(JsonObject definition) => Of(definition, "Dispatch.AssignTask")?["outcomes"]?["expression"]?["value"]?.ToString();

    private static IEnumerable<string> Ways(JsonObject definition) =>
        definition["root"]!["connections"]!.AsArray().Select(c => c!["source"]!).Where(s => s["activity"]!.ToString() == Task(definition)["id"]!.ToString()).Select(s => s["port"]!.ToString());

    private static string? Value(JsonObject definition, string input) => Whistle(definition)?[input]?["expression"]?["value"]?.ToString();
}
