using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Studio.Tests;

/// <summary>The calls of Studio that only a button or a tab makes: each answer has the members that Studio reads.</summary>
[Collection(StudioCollection.Name)]
public sealed class ContractCallsTests(StudioHost host)
{
    private static readonly string[] _definition =
        ["id", "definitionId", "name", "createdAt", "version", "isLatest", "isPublished", "isReadonly", "materializerName", "options", "variables", "inputs", "outputs", "outcomes", "customProperties", "root", "links"];

    private readonly HttpClient _admin = host.Admin();

    [Fact]
    public async Task Definition_OfAnyVersion_IsFoundWholeByItsId()
    {
        await host.SeedAsync("calls-old", "旧版本");
        await host.ChangeTextAsync("calls-old", "newer", publish: true);
        var versions = await host.VersionsAsync("calls-old");
        versions.Select(v => v["version"]!.GetValue<int>()).Should().Equal(2, 1);
        var old = versions[1]["id"]!.ToString();

        var whole = await GetAsync($"workflow-definitions/by-id/{old}");
        Members(whole).Should().Contain(_definition);
        whole["version"]!.GetValue<int>().Should().Be(1);
        whole["links"]!.AsArray().Select(l => l!["rel"]!.ToString()).Should().NotContain("publish", "an old version is only looked at");
        (await GetAsync($"workflow-definitions/many-by-id?ids={old}"))["items"]!.AsArray().Should().ContainSingle().Which!["id"]!.ToString().Should().Be(old);
        var rows = await GetAsync($"workflow-definitions?versionOptions=&Ids={old}&Page=0&PageSize=10");
        Members(rows).Should().Contain(["items", "totalCount", "links"]);
        rows["items"]!.AsArray().Should().ContainSingle("an instance whose version is missing here would be hidden").Which!["version"]!.GetValue<int>().Should().Be(1);
        (await GetAsync("workflow-definitions/query/count"))["count"]!.GetValue<int>().Should().BePositive();
        (await _admin.GetAsync("workflow-definitions/by-id/nothing")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Name_IsUniqueOrNot_AlsoForTheWorkflowThatHasIt()
    {
        await host.SeedAsync("calls-name", "名称唯一");

        (await GetAsync("workflow-definitions/validation/is-name-unique?name=名称唯一"))["isUnique"]!.GetValue<bool>().Should().BeFalse();
        (await GetAsync("workflow-definitions/validation/is-name-unique?name=名称唯一&definitionId=calls-name"))["isUnique"]!.GetValue<bool>().Should().BeTrue();
        (await GetAsync("workflow-definitions/validation/is-name-unique?name=Workflow%201"))["isUnique"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Definitions_InBulk_ArePublishedRetractedExportedAndDeleted()
    {
        await host.SeedAsync("calls-one", "批量一", publish: false);
        await host.SeedAsync("calls-two", "批量二");
        string[] both = ["calls-one", "calls-two"];

        var published = await PostAsync("bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds = both.Append("calls-none") });
        Texts(published, "published").Should().Equal("calls-one");
        Texts(published, "alreadyPublished").Should().Equal("calls-two");
        Texts(published, "notFound").Should().Equal("calls-none");
        Texts(published, "updatedConsumers").Should().BeEmpty();
        var retracted = await PostAsync("bulk-actions/retract/workflow-definitions/by-definition-ids", new { definitionIds = both });
        Texts(retracted, "retracted").Should().Equal(both);
        Texts(retracted, "alreadyRetracted").Should().BeEmpty();
        Texts(retracted, "notFound").Should().BeEmpty();

        var ids = new List<string>();
        foreach (var id in both)
        {
            ids.AddRange((await host.VersionsAsync(id)).Select(v => v["id"]!.ToString()));
        }

        using var file = await _admin.PostAsJsonAsync("bulk-actions/export/workflow-definitions", new { ids, includeConsumingWorkflows = false });
        file.Content.Headers.ContentDisposition!.FileName.Should().EndWith(".zip");
        using (var zip = new ZipArchive(await file.Content.ReadAsStreamAsync()))
        {
            zip.Entries.Should().HaveCount(2);
        }

        (await PostAsync("bulk-actions/delete/workflow-definitions/by-id", new { ids = ids.Take(1) }))["deleted"]!.GetValue<int>().Should().Be(1);
        (await _admin.DeleteAsync("workflow-definition-versions/" + ids[1])).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await _admin.DeleteAsync("workflow-definition-versions/" + ids[1])).StatusCode.Should().Be(HttpStatusCode.NotFound, "Studio bears that");
        (await PostAsync("bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds = both }))["deleted"]!.GetValue<int>().Should().Be(0, "both are gone");
    }

    [Fact]
    public async Task Export_OfOne_NamesItsFile()
    {
        await host.SeedAsync("calls-export", "导出一个");

        using var file = await _admin.GetAsync("workflow-definitions/calls-export/export?versionOptions=Latest&includeConsumingWorkflows=False");

        file.Content.Headers.ContentDisposition!.FileName.Should().EndWith(".json");
        Members(JsonNode.Parse(await file.Content.ReadAsStringAsync())!).Should().Contain(["$schema", "definitionId", "id", "root", "name"], "one of Studio's two detectors knows it");
    }

    [Fact]
    public async Task Subgraph_OfAFlowAndOfAWorkflowUsedAsActivity_HasWhatIsInside()
    {
        await host.SeedAsync("calls-graph", "子图");
        var part = await host.LatestAsync("calls-graph");
        part["options"]!["usableAsActivity"] = true;
        await PostAsync("workflow-definitions", new { model = part, publish = true });
        var used = await host.LatestAsync("calls-graph");
        await host.SeedAsync("calls-outer", "外层", publish: false);
        var outer = await host.LatestAsync("calls-outer");
        outer["root"]!["activities"]!.AsArray().Add(JsonNode.Parse($$"""{ "id": "use", "name": "use", "type": "子图", "version": {{used["version"]}}, "workflowDefinitionId": "calls-graph", "workflowDefinitionVersionId": "{{used["id"]}}" }"""));
        await PostAsync("workflow-definitions", new { model = outer, publish = true });
        var id = (await host.LatestAsync("calls-outer"))["id"]!.ToString();

        var flow = await GetAsync($"workflow-definitions/subgraph/{id}?parentNodeId=Workflow1:root");
        Members(flow).Should().Contain(["activity", "nodeId", "port", "children"]);
        flow["children"]!.AsArray().Select(c => (c!["port"]!.ToString(), c["nodeId"]!.ToString(), c["activity"]!["id"]!.ToString())).Should()
            .Equal(("Activities", "Workflow1:root:greet", "greet"), ("Activities", "Workflow1:root:wait", "wait"), ("Activities", "Workflow1:root:use", "use"));
        var inside = (await GetAsync($"workflow-definitions/subgraph/{id}?parentNodeId=Workflow1:root:use"))["children"]!.AsArray().Should().ContainSingle(c => c!["port"]!.ToString() == "Root").Subject!;
        inside["activity"]!["type"]!.ToString().Should().Be("Elsa.Flowchart");
        inside["children"]!.AsArray().Select(c => c!["nodeId"]!.ToString()).Should().Equal("Workflow1:root:use:root:greet", "Workflow1:root:use:root:wait");

        var segments = await GetAsync($"workflow-definitions/subgraph/segments/{id}?childNodeId=Workflow1:root:use:root:greet");
        segments["childNode"]!["activity"]!["id"]!.ToString().Should().Be("greet");
        segments["container"]!["nodeId"]!.ToString().Should().Be("Workflow1:root:use:root");
        segments["pathSegments"]!.AsArray().Select(s => (s!["activityId"]!.ToString(), s["portName"]!.ToString())).Should().Equal(("root", "Activities"), ("use", "Root"), ("root", "Activities"));
        (await GetAsync("workflow-definitions/calls-graph/consumers"))["consumingWorkflowDefinitionIds"]!.AsArray().Select(c => c!.ToString()).Should().Equal("calls-outer");
        (await _admin.GetAsync($"workflow-definitions/subgraph/{id}?parentNodeId=Workflow1:root:nobody")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Editors_HaveTheirChoicesLanguagesAndDeclarations()
    {
        var choices = await PostAsync("descriptors/activities/Dispatch.Whistle/options/Lead", new { context = new { lead = new { } } });
        choices["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Should().NotBeEmpty();
        Members(choices["items"]!).Should().NotContain("Refresh", "Studio would ask again and again");
        var expressions = (await GetAsync("descriptors/expression-descriptors"))["items"]!.AsArray().ToDictionary(e => e!["type"]!.ToString(), e => e!);
        expressions.Keys.Should().Contain(["Literal", "Object", "Variable", "Input", "JavaScript"]);
        expressions["JavaScript"]["properties"]!["MonacoLanguage"]!.ToString().Should().Be("javascript");
        expressions["Literal"]["isBrowsable"]!.GetValue<bool>().Should().BeFalse();
        expressions["Object"]["isBrowsable"]!.GetValue<bool>().Should().BeFalse();
        using var declarations = await _admin.PostAsJsonAsync("scripting/javascript/type-definitions/complaint-dispatch", new { workflowDefinitionId = "complaint-dispatch", activityTypeName = "Dispatch.Whistle", propertyName = "lead" });
        declarations.Content.Headers.ContentType!.MediaType.Should().Be("application/x-typescript");
        using var types = await _admin.GetAsync("descriptors/variables");
        types.Headers.CacheControl!.MaxAge.Should().BePositive("Studio's type picker asks dozens of times");
        (await GetAsync("descriptors/output-converters?sourceType=Object&destinationType=String"))["items"]!.AsArray().Should().OnlyContain(c => Members(c!).Contains("sourceTypeName") && Members(c!).Contains("resultTypeName"));
        Members(await PostAsync("tests/activities", new { activityHandle = new { activityNodeId = "Workflow1:root:greet" } })).Should().Contain(["status", "activityState"], "the tab is always there");
    }

    [Fact]
    public async Task Instance_InAllItsViews_HasTheMembersThatTheViewerReads()
    {
        await host.SeedAsync("calls-run", "看一个实例", "setOpinion('heard'); return 'aloud';", "JavaScript");
        var id = await host.RunAsync("calls-run");
        string[] row = ["id", "definitionId", "definitionVersionId", "version", "status", "subStatus", "incidentCount", "createdAt", "updatedAt"];

        var list = await PostAsync("workflow-instances", new
        {
            page = 0,
            pageSize = 10,
            searchTerm = id,
            definitionIds = new[] { "calls-run" },
            statuses = new[] { "Running" },
            subStatuses = new[] { "Suspended" },
            hasIncidents = false,
            isSystem = false,
            orderBy = "LastExecuted",
            orderDirection = "Descending",
            timestampFilters = new[] { new { column = "CreatedAt", @operator = "GreaterThan", timestamp = DateTimeOffset.UtcNow.AddHours(-1) } },
        });
        list["totalCount"]!.GetValue<int>().Should().Be(1);
        Members(list["items"]![0]!).Should().Contain(row);
        Members(await GetAsync($"workflow-instances/{id}")).Should().Contain([.. row, "workflowState"]);
        Members(await GetAsync($"workflow-instances/{id}/execution-state")).Should().Contain(["status", "workflowSubStatus", "updatedAt"]);

        var journal = await PostAsync($"workflow-instances/{id}/journal?skip=0&take=50", new { filter = new { activityNodeIds = new[] { "Workflow1:root:greet" }, excludedActivityTypes = Array.Empty<string>() } });
        journal["totalCount"]!.GetValue<int>().Should().Be(2);
        journal["items"]!.AsArray().Select(e => e!["eventName"]!.ToString()).Should().Equal("Started", "Completed");
        journal["items"]!.AsArray().Should().OnlyContain(e => new[] { "id", "activityInstanceId", "activityId", "activityType", "activityTypeVersion", "nodeId", "timestamp", "sequence", "eventName" }.All(m => Members(e!).Contains(m)));
        var variables = (await GetAsync($"workflow-instances/{id}/variables"))["items"]!.AsArray();
        variables.Should().ContainSingle(v => v!["name"]!.ToString() == "opinion").Which!["value"]!.ToString().Should().Be("heard");
        Members(variables[0]!).Should().Contain(["id", "name", "value"]);

        var stats = (await PostAsync("activity-executions/report", new { workflowInstanceId = id, activityNodeIds = new[] { "Workflow1:root:greet", "Workflow1:root:wait" } }))["stats"]!.AsArray();
        stats.Select(s => s!["activityNodeId"]!.ToString()).Should().OnlyHaveUniqueItems().And.HaveCount(2);
        stats.Should().OnlyContain(s => new[] { "activityId", "startedCount", "completedCount", "uncompletedCount", "isBlocked", "isFaulted" }.All(m => Members(s!).Contains(m)));
        stats[1]!["isBlocked"]!.GetValue<bool>().Should().BeTrue();
        string[] record = ["id", "workflowInstanceId", "activityId", "activityNodeId", "activityType", "activityTypeVersion", "startedAt", "hasBookmarks", "status", "aggregateFaultCount"];
        var summary = (await GetAsync($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:root:greet"))["items"]![0]!;
        Members(summary).Should().Contain(record);
        Members((await GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:root:greet"))["items"]![0]!).Should().Contain(record);
        Members(await GetAsync($"activity-executions/by-id?id={summary["id"]}")).Should().Contain([.. record, "completedAt", "activityState"], "without any of its states Studio reads it again each second");
        Members(await GetAsync($"activity-executions/{summary["id"]}/call-stack")).Should().Contain(["activityExecutionId", "items", "totalCount"]);
        (await _admin.GetAsync($"workflow-instances/{id}/export")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Incident_OfAFaultedInstance_HasWhatTheTabReads()
    {
        await host.SeedAsync("calls-fault", "出一次错", "throw new Error('no such household')", "JavaScript");
        var id = (await PostAsync("workflow-definitions/calls-fault/dispatch", new { }))["workflowInstanceId"]!.ToString();

        var instance = await GetAsync($"workflow-instances/{id}");

        instance["incidentCount"]!.GetValue<int>().Should().Be(1);
        var incident = instance["workflowState"]!["incidents"]!.AsArray().Should().ContainSingle().Subject!;
        Members(incident).Should().Contain(["activityId", "activityNodeId", "activityType", "message", "exception", "timestamp"]);
        Members(incident["exception"]!).Should().Contain(["type", "message"]);
    }

    [Fact]
    public async Task Instances_InBulk_AreCancelledAndDeleted()
    {
        await host.SeedAsync("calls-many", "批量实例");
        var ids = new[] { await host.RunAsync("calls-many"), await host.RunAsync("calls-many") };

        (await PostAsync("bulk-actions/cancel/workflow-instances", new { ids }))["cancelled"]!.GetValue<int>().Should().Be(2);
        (await PostAsync("bulk-actions/cancel/workflow-instances", new { ids }))["cancelled"]!.GetValue<int>().Should().Be(0);
        (await PostAsync("bulk-actions/delete/workflow-instances/by-id", new { ids }))["deleted"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task Instances_ExportedInBulk_ComeBackWholeWhenTheyHaveEnded()
    {
        await host.SeedAsync("calls-kept", "留档的实例", "setOpinion('heard'); return 'said aloud';", "JavaScript");
        var ids = new[] { await host.RunAsync("calls-kept"), await host.RunAsync("calls-kept") };
        await PostAsync("bulk-actions/cancel/workflow-instances", new { ids });
        var running = await host.RunAsync("calls-kept");
        var before = await LookAsync(ids[0]);
        using var answer = await _admin.PostAsJsonAsync("bulk-actions/export/workflow-instances", new { ids });
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("workflow-instances.zip");
        var archive = await answer.Content.ReadAsByteArrayAsync();
        using (var zip = new ZipArchive(new MemoryStream(archive)))
        {
            zip.Entries.Select(e => e.Name).Should().BeEquivalentTo(ids.Select(id => $"workflow-instance-{id}.json"));
        }

        await PostAsync("bulk-actions/delete/workflow-instances/by-id", new { ids });
        var (status, body) = await ImportAsync(("all.zip", archive), ("running.json", await _admin.GetByteArrayAsync($"workflow-instances/{running}/export")), ("other.json", "{}"u8.ToArray()));
        status.Should().Be(HttpStatusCode.BadRequest);
        body.Should().Contain(running).And.Contain("has not ended").And.Contain("other.json");
        (await LookAsync(ids[0])).Should().Be(before, "what is refused does not keep back the others, and those come back whole");
        (await _admin.GetAsync($"workflow-instances/{ids[1]}")).StatusCode.Should().Be(HttpStatusCode.OK);

        (await ImportAsync(("all.zip", archive))).Body.Should().Contain("is there already");
        await PostAsync("bulk-actions/delete/workflow-instances/by-id", new { ids });
        (await ImportAsync(("all.zip", archive))).Should().Be((HttpStatusCode.OK, """{"imported":2}"""));
        await PostAsync("bulk-actions/delete/workflow-instances/by-id", new { ids });
        (await _admin.DeleteAsync("workflow-definitions/calls-kept")).EnsureSuccessStatusCode();
        (await ImportAsync(("all.zip", archive))).Body.Should().Contain("is not here");
        (await ImportAsync(("all.zip", [1, 2, 3]))).Status.Should().Be(HttpStatusCode.BadRequest);

        async Task<string> LookAsync(string id) =>
            $"{await _admin.GetStringAsync($"workflow-instances/{id}/export")} {await _admin.GetStringAsync($"workflow-instances/{id}/variables")} {await _admin.GetStringAsync($"workflow-instances/{id}")}";
    }

    private async Task<(HttpStatusCode Status, string Body)> ImportAsync(params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content), "files", name);
        }

        using var answer = await _admin.PostAsync("bulk-actions/import/workflow-instances", form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(p => p.Key);

    private static IEnumerable<string> Texts(JsonNode node, string member) => node[member]!.AsArray().Select(t => t!.ToString());

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await _admin.GetStringAsync(address))!;

    private async Task<JsonNode> PostAsync(string address, object body)
    {
        var answer = await _admin.PostAsJsonAsync(address, body);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
