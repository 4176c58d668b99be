using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Studio.Tests;

/// <summary>Holds each answer against the shape that Studio reads.</summary>
public sealed class ContractTests(StudioHost host) : IClassFixture<StudioHost>
{
    private readonly HttpClient _admin = host.Admin();

    public static TheoryData<string, string[]> Lists => new()
    {
        { "descriptors/activities", ["typeName", "name", "version", "category", "namespace", "displayName", "kind", "inputs", "outputs", "ports", "customProperties", "constructionProperties", "isBrowsable", "isContainer", "isStart", "isTerminal"] },
        { "descriptors/expression-descriptors", ["type", "displayName", "isSerializable", "isBrowsable", "properties"] },
        { "descriptors/variables", ["typeName", "displayName", "category", "description"] },
        { "descriptors/storage-drivers", ["typeName", "displayName", "priority", "deprecated"] },
        { "descriptors/workflow-activation-strategies", ["typeName", "displayName", "description"] },
        { "descriptors/incident-strategies", ["typeName", "displayName", "description"] },
        { "descriptors/log-persistence-strategies", ["typeName", "displayName", "description"] },
        { "features/installed", ["fullName", "name", "namespace", "displayName", "description"] },
        { "workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending", ["id", "definitionId", "name", "version", "isLatest", "isPublished", "materializerName", "createdAt", "links"] },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_ForStudio_HasWhatStudioReads(string address, string[] members)
    {
        var items = (await _admin.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray().ToList();

        items.Should().NotBeEmpty();
        foreach (var item in items)
        {
            item.EnumerateObject().Select(p => p.Name).Should().Contain(members);
        }
    }

    [Theory]
    [InlineData("descriptors/commit-strategies/workflows")]
    [InlineData("descriptors/commit-strategies/activities")]
    public async Task List_ThatIsEmpty_IsAnEmptyListAndNotNull(string address) =>
        (await _admin.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").GetArrayLength().Should().Be(0);

    [Fact]
    public async Task Descriptors_OfAllActivities_AreUniqueAndKeepEnumsOfEditorsAsNumbers()
    {
        var items = (await _admin.GetFromJsonAsync<JsonElement>("descriptors/activities")).GetProperty("items").EnumerateArray().ToList();

        items.Select(i => (i.GetProperty("typeName").GetString(), i.GetProperty("version").GetInt32())).Should().OnlyHaveUniqueItems();
        items.Select(i => i.GetProperty("typeName").GetString()).Should().Contain(["Elsa.Flowchart", "Elsa.FlowDecision", "Elsa.RunJavaScript", "Elsa.NotFoundActivity"]);
        var editors = items.SelectMany(i => i.GetProperty("inputs").EnumerateArray()).Select(i => i.GetProperty("uiSpecifications")).Where(s => s.TryGetProperty("code-editor", out _)).ToList();
        editors.Should().NotBeEmpty();
        foreach (var editor in editors.Select(e => e.GetProperty("code-editor")).Where(e => e.TryGetProperty("editorHeight", out _)))
        {
            editor.GetProperty("editorHeight").ValueKind.Should().Be(JsonValueKind.Number);
        }
    }

    [Theory]
    [InlineData("Dispatch.Whistle", "Lead", "dept-water")]
    [InlineData("Dispatch.Whistle", "Helpers", "dept-water")]
    [InlineData("Dispatch.Whistle", "CallType", "emergency")]
    [InlineData("Dispatch.AssignTask", "Kind", "community.whistle")]
    [InlineData("Dispatch.AssignTask", "Unit", "community-sunshine")]
    [InlineData("Dispatch.AssignTask", "Unit", "filer")]
    [InlineData("Dispatch.AssignTask", "ExpiresAs", "Expired")]
    [InlineData("Dispatch.AssignTask", "ExpiresAs", "Confirmed")]
    [InlineData("Dispatch.CheckAdmission", "Community", "community-sunshine")]
    [InlineData("Dispatch.CheckAdmission", "Department", "filer")]
    [InlineData("Dispatch.CheckApplication", "Calendar", "cn-office")]
    [InlineData("Dispatch.CloseTicket", "Status", "notAccepted")]
    public async Task Descriptor_OfAnInputWithChoices_OffersThemInTheLanguageAskedFor(string type, string input, string value)
    {
        async Task<string> NameAsync(string language)
        {
            var all = (await (await AskAsync(language, null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray();
            var found = all.Single(i => i.GetProperty("typeName").GetString() == type).GetProperty("inputs").EnumerateArray().Single(i => i.GetProperty("name").GetString() == input);
            var (editor, list) = found.GetProperty("uiHint").GetString() == "checklist" ? ("checklist", "checkList") : ("dropdown", "selectList");
            found.GetProperty("uiHint").GetString().Should().Be(editor);
            var items = found.GetProperty("uiSpecifications").GetProperty(editor).GetProperty(list).GetProperty("items").EnumerateArray().ToList();
            items.Select(i => i.GetProperty("value").GetString()).Should().OnlyHaveUniqueItems();
            return items.Single(i => i.GetProperty("value").GetString() == value).GetProperty("text").GetString()!;
        }

        (await NameAsync("zh-Hans")).Should().MatchRegex("[\u4e00-\u9fff]");
        (await NameAsync("en-US")).Should().NotMatchRegex("[\u4e00-\u9fff]").And.NotBeEmpty();
    }

    [Fact]
    public void Descriptors_NameOnlySourcesOfChoicesThatAreThere()
    {
        var named = host.Services.GetRequiredService<ActivityRegistry>().Descriptors.SelectMany(d => d.Inputs).Select(i => i.OptionsSource).OfType<string>().ToHashSet();

        host.Services.GetServices<IOptionsSource>().Select(s => s.Name).Should().BeEquivalentTo(named.Append("categories"), "each source fills an input or, as the categories, a script's completion, and each input that names one has it");
    }

    [Fact]
    public async Task Descriptors_AskedInEachLanguage_AnswerInItAndAreNotSentTwice()
    {
        var chinese = await AskAsync("zh-Hans", null);
        var english = await AskAsync("en-US", null);

        (await chinese.Content.ReadAsStringAsync()).Should().NotBe(await english.Content.ReadAsStringAsync());
        var again = await AskAsync("zh-Hans", chinese.Headers.ETag!.Tag);
        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Descriptors_NameEverythingInTheLanguageAskedFor()
    {
        static bool IsChinese(string? text) => text!.Any(c => c is >= '\u4e00' and <= '\u9fff');
        foreach (var (language, chinese) in new[] { ("zh-Hans", true), ("en-US", false) })
        {
            var items = (await (await AskAsync(language, null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray();
            var named = items.SelectMany(i => new[] { i }.Concat(new[] { "inputs", "outputs", "ports" }.SelectMany(part => i.GetProperty(part).EnumerateArray())).Select(part => (Of: i.GetProperty("typeName").GetString(), Name: part.GetProperty("displayName").GetString())));

            named.Where(n => IsChinese(n.Name) != chinese).Should().BeEmpty(language);
        }
    }

    [Fact]
    public async Task Save_OfANewDefinition_FillsNodeIdsAndLinks()
    {
        var saved = await SaveAsync(_admin, Definition("contract-save", "一条", "a"));

        var definition = saved.GetProperty("workflowDefinition");
        definition.GetProperty("root").GetProperty("nodeId").GetString().Should().Be("Workflow1:root");
        definition.GetProperty("root").GetProperty("activities")[0].GetProperty("nodeId").GetString().Should().Be("Workflow1:root:a");
        definition.GetProperty("links").EnumerateArray().Select(l => l.GetProperty("rel").GetString()).Should().Contain("publish");
        saved.GetProperty("alreadyPublished").GetBoolean().Should().BeFalse();
        saved.GetProperty("consumingWorkflowCount").GetInt32().Should().Be(0);
        saved.GetProperty("validationErrors").ValueKind.Should().Be(JsonValueKind.Array);
    }

    [Fact]
    public async Task Save_SentTwice_ChangesNothingTheSecondTime()
    {
        var first = await SaveAsync(_admin, Definition("contract-twice", "两次", "a"));
        var second = await SaveAsync(_admin, Definition("contract-twice", "两次", "a"));

        second.GetProperty("workflowDefinition").GetProperty("id").GetString().Should().Be(first.GetProperty("workflowDefinition").GetProperty("id").GetString());
        (await VersionsAsync("contract-twice")).Should().HaveCount(1);
    }

    [Fact]
    public async Task Save_OntoAPublishedVersion_MakesTheNextDraftAndPublishingSwapsTheFlags()
    {
        await SaveAsync(_admin, Definition("contract-life", "版本", "a"), publish: true);
        var draft = await SaveAsync(_admin, Definition("contract-life", "版本", "a", "b"));
        draft.GetProperty("workflowDefinition").GetProperty("version").GetInt32().Should().Be(2);
        draft.GetProperty("workflowDefinition").GetProperty("isPublished").GetBoolean().Should().BeFalse();
        (await VersionsAsync("contract-life")).Count(v => v.GetProperty("isPublished").GetBoolean()).Should().Be(1);

        await _admin.PostAsJsonAsync("workflow-definitions/contract-life/publish", new { });
        var versions = await VersionsAsync("contract-life");
        versions.Single(v => v.GetProperty("isPublished").GetBoolean()).GetProperty("version").GetInt32().Should().Be(2);
        versions.Single(v => v.GetProperty("isLatest").GetBoolean()).GetProperty("version").GetInt32().Should().Be(2);

        var reverted = await _admin.PostAsJsonAsync("workflow-definitions/contract-life/revert/1", new { });
        reverted.StatusCode.Should().Be(HttpStatusCode.Created);
        (await reverted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32().Should().Be(3);
        var retracted = await _admin.PostAsJsonAsync("workflow-definitions/contract-life/retract", new { });
        (await retracted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32().Should().Be(2, "the published version is taken back, not the draft");
        (await VersionsAsync("contract-life")).Should().NotContain(v => v.GetProperty("isPublished").GetBoolean())
            .And.ContainSingle(v => v.GetProperty("isLatest").GetBoolean()).Which.GetProperty("version").GetInt32().Should().Be(3);
        (await _admin.PostAsJsonAsync("workflow-definitions/contract-life/retract", new { })).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwoAdmins_IsRefusedInWordsAndItsRepeatOfTheFirstSucceeds()
    {
        await SaveAsync(_admin, Definition("contract-two", "两人", "a"));
        using var one = await host.LoginAsync("demo-admin");
        using var other = await host.LoginAsync("demo-admin");
        var seenByOne = await GetAsync(one, "contract-two");
        var seenByOther = await GetAsync(other, "contract-two");

        seenByOne["description"] = "one was first";
        await SaveAsync(one, seenByOne);
        await SaveAsync(one, seenByOne);
        seenByOther["description"] = "other was second";
        var refused = await other.PostAsJsonAsync("workflow-definitions", new { model = seenByOther, publish = false });

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetProperty("version")[0].GetString().Should().Contain("Somebody else");
        (await GetAsync(_admin, "contract-two"))["description"]!.ToString().Should().Be("one was first");
    }

    [Fact]
    public async Task Save_WithAnUnknownType_KeepsItWholeAndRefusesToPublishItByName()
    {
        var definition = Definition("contract-unknown", "未知", "a");
        var original = JsonNode.Parse("""{ "id": "x", "type": "Acme.Mystery", "version": 3, "depth": { "typeName": "Int32", "expression": { "type": "Literal", "value": 7 } }, "metadata": { "designer": { "position": { "x": 5, "y": 6 } } } }""")!;
        definition["root"]!["activities"]!.AsArray().Add(original);
        await SaveAsync(_admin, definition);

        var shown = await GetAsync(_admin, "contract-unknown");
        var box = shown["root"]!["activities"]![1]!;
        box["type"]!.ToString().Should().Be("Elsa.NotFoundActivity");
        box["missingTypeName"]!.ToString().Should().Be("Acme.Mystery");
        box["metadata"]!["designer"]!["position"]!["x"]!.GetValue<int>().Should().Be(5);
        shown["description"] = "saved by Studio";
        await SaveAsync(_admin, shown);
        var exported = JsonNode.Parse(await _admin.GetStringAsync("workflow-definitions/contract-unknown/export"))!;
        exported["root"]!["activities"]![1]!["type"]!.ToString().Should().Be("Acme.Mystery");
        exported["root"]!["activities"]![1]!["depth"]!["expression"]!["value"]!.GetValue<int>().Should().Be(7);

        var refused = await _admin.PostAsJsonAsync("workflow-definitions/contract-unknown/publish", new { });
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Acme.Mystery");
    }

    [Fact]
    public async Task Save_ThatDropsEveryKnownNode_IsRefused()
    {
        await SaveAsync(_admin, Definition("contract-drop", "清空", "a", "b", "c"));

        var refused = await _admin.PostAsJsonAsync("workflow-definitions", new { model = Definition("contract-drop", "清空", "new"), publish = false });

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Import_OfAnExport_GivesTheSameContent()
    {
        var definition = Definition("contract-export", "导出", "a", "b");
        definition["unheardOf"] = new JsonObject { ["kept"] = true };
        await SaveAsync(_admin, definition);
        var exported = JsonNode.Parse(await _admin.GetStringAsync("workflow-definitions/contract-export/export"))!.AsObject();
        exported["$schema"]!.ToString().Should().StartWith("https://elsaworkflows.io/schemas/workflow-definition/");
        exported["definitionId"] = "contract-import";

        (await _admin.PostAsJsonAsync("workflow-definitions/import", exported)).StatusCode.Should().Be(HttpStatusCode.OK);

        var again = JsonNode.Parse(await _admin.GetStringAsync("workflow-definitions/contract-import/export"))!.AsObject();
        foreach (var name in new[] { "id", "version", "createdAt", "isLatest", "isPublished", "toolVersion" })
        {
            exported.Remove(name);
            again.Remove(name);
        }

        JsonNode.DeepEquals(again, exported).Should().BeTrue(again.ToJsonString() + "\n" + exported.ToJsonString());
    }

    [Fact]
    public async Task Run_OfAPublishedDefinition_ShowsItsJournalReportAndVariables()
    {
        await SaveAsync(_admin, Definition("contract-run", "运行", "a", "b"), publish: true);
        var run = await _admin.PostAsJsonAsync("workflow-definitions/contract-run/execute", new { correlationId = "t-1" });
        run.StatusCode.Should().Be(HttpStatusCode.OK);
        var id = run.Headers.GetValues("x-elsa-workflow-instance-id").Single();

        var instance = await _admin.GetFromJsonAsync<JsonElement>($"workflow-instances/{id}");
        instance.GetProperty("status").GetString().Should().Be("Finished");
        instance.GetProperty("workflowState").EnumerateObject().Select(p => p.Name).Should()
            .Contain(["id", "definitionId", "definitionVersion", "status", "subStatus", "bookmarks", "incidents", "completionCallbacks", "activityExecutionContexts", "input", "output", "properties", "createdAt", "updatedAt"]);
        (await _admin.GetFromJsonAsync<JsonElement>($"workflow-instances/{id}/execution-state")).GetProperty("workflowSubStatus").GetString().Should().Be("Finished");
        var journal = await (await _admin.PostAsJsonAsync($"workflow-instances/{id}/journal?skip=0&take=100", new { filter = new { eventNames = new[] { "Started" } } })).Content.ReadFromJsonAsync<JsonElement>();
        journal.GetProperty("totalCount").GetInt32().Should().Be(4);
        var report = await (await _admin.PostAsJsonAsync("activity-executions/report", new { workflowInstanceId = id, activityNodeIds = new[] { "Workflow1:root:a" } })).Content.ReadFromJsonAsync<JsonElement>();
        report.GetProperty("stats")[0].GetProperty("completedCount").GetInt32().Should().Be(1);
        var summaries = await _admin.GetFromJsonAsync<JsonElement>($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:root:a");
        var execution = summaries.GetProperty("items")[0].GetProperty("id").GetString();
        (await _admin.GetFromJsonAsync<JsonElement>($"activity-executions/by-id?id={execution}")).GetProperty("activityState").GetProperty("Text").GetString().Should().Be("a");
        (await _admin.GetFromJsonAsync<JsonElement>($"activity-executions/{execution}/call-stack")).GetProperty("totalCount").GetInt32().Should().BeGreaterThan(1);
        var list = await (await _admin.PostAsJsonAsync("workflow-instances", new { page = 0, pageSize = 10, definitionIds = new[] { "contract-run" } })).Content.ReadFromJsonAsync<JsonElement>();
        list.GetProperty("items")[0].GetProperty("id").GetString().Should().Be(id);
        (await _admin.DeleteAsync($"workflow-instances/{id}")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await _admin.GetAsync($"workflow-instances/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Definition_SeenByAnAuditor_HasNoLinkToChangeItAndCannotBeSaved()
    {
        await SaveAsync(_admin, Definition("contract-auditor", "审计", "a"));
        using var auditor = host.Client("ApiKey demo-auditor");

        var seen = await GetAsync(auditor, "contract-auditor");
        seen["links"]!.AsArray().Select(l => l!["rel"]!.ToString()).Should().NotContain("publish");
        var list = await auditor.GetFromJsonAsync<JsonElement>("workflow-definitions");
        list.GetProperty("links").EnumerateArray().Select(l => l.GetProperty("rel").GetString()).Should().NotContain("bulk-publish");
        (await auditor.PostAsJsonAsync("workflow-definitions", new { model = seen, publish = false })).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var department = host.Client("ApiKey demo-dept-water");
        (await department.GetAsync("workflow-definitions")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var nobody = host.Client(null);
        (await nobody.GetAsync("workflow-definitions")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Publication_OfAWorkflowUsedAsActivity_LeadsItsConsumersToIt()
    {
        var part = Definition("contract-part", "部件", "a");
        part["options"]!["usableAsActivity"] = true;
        var first = (await SaveAsync(_admin, part, publish: true)).GetProperty("workflowDefinition");
        var consumer = Definition("contract-consumer", "使用者", "x");
        consumer["root"]!["activities"]!.AsArray().Add(JsonNode.Parse($$"""{ "id": "use", "name": "use", "type": "部件", "version": 1, "workflowDefinitionId": "contract-part", "workflowDefinitionVersionId": "{{first.GetProperty("id").GetString()}}" }"""));
        await SaveAsync(_admin, consumer, publish: true);

        var second = await GetAsync(_admin, "contract-part");
        second["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = "b";
        var published = await SaveAsync(_admin, second, publish: true);
        published.GetProperty("consumingWorkflowCount").GetInt32().Should().Be(1);
        Use(await GetAsync(_admin, "contract-consumer"))["version"]!.GetValue<int>().Should().Be(1, "nobody asked for it yet");
        var answer = await _admin.PostAsJsonAsync("workflow-definitions/contract-part/update-references", new { });
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("affectedWorkflows")[0].GetString().Should().Be("contract-consumer");
        var led = await GetAsync(_admin, "contract-consumer");
        Use(led)["version"]!.GetValue<int>().Should().Be(2);
        Use(led)["workflowDefinitionVersionId"]!.ToString().Should().Be(published.GetProperty("workflowDefinition").GetProperty("id").GetString());
        led["isPublished"]!.GetValue<bool>().Should().BeTrue();
        led["version"]!.GetValue<int>().Should().Be(2);

        var third = await GetAsync(_admin, "contract-part");
        third["root"]!["activities"]![0]!["text"]!["expression"]!["value"] = "c";
        third["options"]!["autoUpdateConsumingWorkflows"] = true;
        await SaveAsync(_admin, third, publish: true);
        var patience = DateTime.UtcNow.AddMinutes(2);
        while (Use(led = await GetAsync(_admin, "contract-consumer"))["version"]!.GetValue<int>() < 3)
        {
            (DateTime.UtcNow < patience).Should().BeTrue("the consumer follows by itself");
            await Task.Delay(20);
        }

        led["isPublished"]!.GetValue<bool>().Should().BeTrue();
        using var zip = new ZipArchive(await _admin.GetStreamAsync("workflow-definitions/contract-part/export?includeConsumingWorkflows=True"));
        zip.Entries.Select(e => e.Name).Should().HaveCount(2).And.Contain(n => n.Contains("contract-consumer", StringComparison.Ordinal));
    }

    private static JsonNode Use(JsonObject definition) => definition["root"]!["activities"]!.AsArray().First(a => a!["id"]!.ToString() == "use")!;

    [Fact]
    public async Task Save_OfAnInputWithoutItsType_NamesItOnce()
    {
        var definition = Definition("contract-typed", "类型补全", "a");
        definition["root"]!["activities"]![0]!["text"] = JsonNode.Parse("""{ "typeName": null, "expression": { "type": "JavaScript", "value": "1" }, "memoryReference": null }""");
        var first = await SaveAsync(_admin, definition);
        first.GetProperty("workflowDefinition").GetProperty("root").GetProperty("activities")[0].GetProperty("text").GetProperty("typeName").GetString().Should().Be("String");
        var again = await SaveAsync(_admin, definition);
        again.GetProperty("workflowDefinition").GetProperty("version").GetInt32().Should().Be(1);
    }

    [Fact]
    public async Task OutputConverters_BetweenTwoTypes_AreThoseThatFit()
    {
        var toText = await _admin.GetFromJsonAsync<JsonElement>("descriptors/output-converters?sourceType=Object&destinationType=String");
        toText.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()).Should().BeEquivalentTo("dispatch.json-text", "dispatch.member");
        var toNumber = await _admin.GetFromJsonAsync<JsonElement>("descriptors/output-converters?sourceType=Object&destinationType=Int32");
        toNumber.GetProperty("items").EnumerateArray().Single().GetProperty("settingsSchema").GetProperty("properties").GetProperty("path").GetProperty("type").GetString().Should().Be("string");
    }

    [Fact]
    public async Task Error_OfASave_ComesAsElsaSendsIt()
    {
        var answer = await _admin.PostAsync("workflow-definitions", new StringContent("{\"model\": {", System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        body.GetProperty("statusCode").GetInt32().Should().Be(400);
        body.GetProperty("errors").ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Fact]
    public async Task TypeDeclarations_OfADefinition_NameItsVariables()
    {
        var definition = Definition("contract-types", "类型", "a");
        definition["variables"] = JsonNode.Parse("""[{ "id": "v1", "name": "amount", "typeName": "Int32", "isArray": false }]""");
        await SaveAsync(_admin, definition);

        var text = await (await _admin.PostAsJsonAsync("scripting/javascript/type-definitions/contract-types", new { activityTypeName = "Elsa.WriteLine", propertyName = "text" })).Content.ReadAsStringAsync();

        text.Should().Contain("declare function getAmount(): number;").And.Contain("declare function setOutcome");
    }

    [Fact]
    public async Task TypeDeclarations_OfTheComplaintWorkflow_NameTheCategoriesThatAScriptCanCompareWith()
    {
        var text = await (await _admin.PostAsJsonAsync("scripting/javascript/type-definitions/complaint-dispatch", new { activityTypeName = "Dispatch.Whistle", propertyName = "lead" })).Content.ReadAsStringAsync();

        text.Should().MatchRegex("declare function getInput\\(name: \"categoryCode\"\\): .*\"sewer.blocked\"").And.MatchRegex("declare function getInput\\(name: \"communityId\"\\): .*\"community-sunshine\"");
        text.IndexOf("categoryCode", StringComparison.Ordinal).Should().BeLessThan(text.IndexOf("getInput(name: string)", StringComparison.Ordinal), "the first that fits is taken");
    }

    [Fact]
    public async Task TypeDeclarations_NameEveryGlobalThatScriptsHave()
    {
        // What a script finds beyond the language itself; whatever begins with a capital letter is the language's.
        const string Script = "Object.getOwnPropertyNames(globalThis).filter(n => /^[a-z]/.test(n)).join(' ')";
        string[] language = ["decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "eval", "globalThis", "isFinite", "isNaN", "parseFloat", "parseInt", "toString", "undefined", "unescape"];
        await host.SeedAsync("contract-globals", "全部函数", Script, "JavaScript");
        var id = await host.RunAsync("contract-globals");
        var records = await _admin.GetFromJsonAsync<JsonElement>($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:root:greet");
        var found = records.GetProperty("items")[0].GetProperty("activityState").GetProperty("Text").GetString()!.Split(' ').Except(language).ToList();

        var text = await (await _admin.PostAsJsonAsync("scripting/javascript/type-definitions/contract-globals", new { activityTypeName = "Elsa.WriteLine", propertyName = "text" })).Content.ReadAsStringAsync();

        found.Should().Contain(["getInput", "getVariable", "newGuid"]);
        // Those that hang on the workflow and its activity are found only when a script asks for them.
        found.AddRange(["setOutcome", "setOutcomes", "getOpinion", "setOpinion", "variables"]);
        found.Where(n => !text.Contains($"declare function {n}(", StringComparison.Ordinal) && !text.Contains($"declare const {n}:", StringComparison.Ordinal)).Should().BeEmpty("the editor completes all of them");
    }

    private static JsonObject Definition(string id, string name, params string[] texts) => JsonNode.Parse($$"""
        {
          "definitionId": "{{id}}", "name": "{{name}}", "variables": [], "inputs": [], "outputs": [], "outcomes": [], "customProperties": {}, "options": {},
          "root": {
            "id": "root", "type": "Elsa.Flowchart", "version": 1, "customProperties": {}, "metadata": {}, "variables": [],
            "activities": [{{string.Join(",", texts.Select(t => $$"""{ "id": "{{t}}", "name": "{{t}}", "type": "Elsa.WriteLine", "version": 1, "customProperties": {}, "metadata": {}, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "{{t}}" } } }"""))}}],
            "connections": [{{string.Join(",", texts.Skip(1).Select((t, i) => $$"""{ "source": { "activity": "{{texts[i]}}", "port": "Done" }, "target": { "activity": "{{t}}", "port": "In" }, "vertices": [] }"""))}}]
          }
        }
        """)!.AsObject();

    private static async Task<JsonElement> SaveAsync(HttpClient client, JsonObject model, bool publish = false)
    {
        var answer = await client.PostAsJsonAsync("workflow-definitions", new { model, publish });
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<JsonObject> GetAsync(HttpClient client, string definitionId) =>
        JsonNode.Parse(await client.GetStringAsync($"workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest"))!.AsObject();

    private async Task<List<JsonElement>> VersionsAsync(string definitionId) =>
        [.. (await _admin.GetFromJsonAsync<JsonElement>($"workflow-definitions?versionOptions=AllVersions&DefinitionIds={definitionId}&OrderBy=Version&OrderDirection=Descending")).GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> AskAsync(string language, string? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "descriptors/activities?Refresh=True");
        request.Headers.Add("Accept-Language", language);
        if (tag is not null)
        {
            request.Headers.Add("If-None-Match", tag);
        }

        return _admin.SendAsync(request);
    }
}
