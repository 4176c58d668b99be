using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dispatch.Engine.State;
using Dispatch.Engine.Tests.Runs;

namespace Dispatch.Engine.Tests.Conformance;

/// <summary>Definitions with what a real Elsa 3.8 server did with them, run here in both flowchart modes.</summary>
public sealed partial class ConformanceTests
{
    // Elsa writes the flowchart's end before what still runs in it; here it comes after.
    private static readonly (string Name, string Mode)[] _otherJournal = [("12-flow-join-waitany-blocking", "token")];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Conformance", "Cases");

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var file in Directory.GetFiles(Folder, "*.expected.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file)[..^".expected.json".Length];
            cases.Add(name, "token");
            cases.Add(name, "counter");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Definition_RunHere_DoesAsInElsa(string name, string mode)
    {
        var expected = Parse(name + ".expected.json")["modes"]![mode]!;
        await using var engine = await TestEngine.StartAsync(mode == "token");
        var id = await RunAsync(engine, Parse(name + ".json"));
        var state = engine.Instance(id);
        var isStuck = state.Status == WorkflowStatus.Running && state.Bookmarks.Count == 0;

        $"{state.Status}/{state.SubStatus}".Should().Be($"{expected["status"]}/{expected["subStatus"]}");
        engine.Journal(id).Where(e => e is { EventName: "Started", ActivityType: not "Elsa.Workflow" }).Select(e => e.ActivityId).Should().Equal(Texts(expected["executed"]));
        Texts(engine, id).Should().Equal(Texts(expected["texts"]));
        Steady(Json(state.Output)).Should().Be(Steady(expected["output"] ?? new JsonObject()));
        Variables(state, engine).Should().BeEquivalentTo(Members(expected["variables"]));
        state.Bookmarks.Select(b => $"{b.Name}:{b.ActivityId}").Order(StringComparer.Ordinal).Should().Equal(Texts(expected["bookmarksLeft"]));
        state.CorrelationId.Should().Be((string?)expected["correlationId"]);
        state.Name.Should().Be((string?)expected["name"]);

        // Where Elsa leaves an instance that can never move again without a word, here an incident says why.
        var incidents = Texts(expected["incidents"], i => i!["activityId"]);
        if (isStuck && incidents.Length == 0)
        {
            state.Incidents.Should().ContainSingle().Which.Message.Should().Contain("never move again");
        }
        else
        {
            state.Incidents.Select(i => i.ActivityId).Should().Equal(incidents);
        }

        if (!_otherJournal.Contains((name, mode)))
        {
            engine.Journal(id).Select(e => $"{e.EventName} {e.ActivityId}").Should().Equal(Texts(expected["journal"]));
        }

        engine.Records(id).Select(r => $"{r.ActivityId} {r.Status}").Should().BeEquivalentTo(Texts(expected["activityRecords"], r => $"{r!["activityId"]} {r["status"]}"));
    }

    private static async Task<string> RunAsync(TestEngine engine, JsonNode test)
    {
        foreach (var required in test["requires"]!.AsArray())
        {
            await engine.PublishAsync(required!);
        }

        var definition = await engine.PublishAsync(test["definition"]!);
        var id = await engine.StartInstanceAsync(definition.DefinitionId, test["run"]!["input"] as JsonObject, (string?)test["run"]!["correlationId"]);
        await engine.QuietAsync();
        foreach (var step in test["steps"]!.AsArray())
        {
            if ((string?)step!["event"] is { } name)
            {
                await engine.EventAsync(name, step["input"], id);
            }
            else
            {
                var task = engine.Instance(id).Bookmarks.First(b => b.Payload!.Value.GetProperty("taskName").GetString() == (string)step["completeTask"]!);
                await engine.ResumeAsync(id, task.Id, JsonSerializer.SerializeToElement(step["result"]));
            }

            await engine.QuietAsync();
        }

        var end = engine.Time.GetUtcNow() + TimeSpan.FromSeconds((double?)test["settleSeconds"] ?? 0);
        while (engine.Instance(id).Status == WorkflowStatus.Running && await engine.PassTimeAsync(end - engine.Time.GetUtcNow()))
        {
        }

        return id;
    }

    private static IEnumerable<string> Texts(TestEngine engine, string id) => engine.Records(id)
        .Where(r => r is { ActivityType: "Elsa.WriteLine", Status: ActivityStatus.Completed } && r.ActivityState?.ContainsKey("Text") == true)
        .Select(r => r.ActivityState!["Text"].ToString());

    private static Dictionary<string, string> Variables(WorkflowState state, TestEngine engine)
    {
        var workflow = engine.Get<Dispatch.Engine.Runtime.GraphCache>().Version(state.DefinitionVersionId).Workflow;
        var kept = state.Contexts.First(c => c.ParentId is null).Variables ?? [];
        return workflow.Variables.ToDictionary(v => v.Name, v => v.IsTransient ? "null" : Steady(Json(kept.TryGetValue(v.Id, out var value) ? value : v.Default)));
    }

    private static Dictionary<string, string> Members(JsonNode? json) => (json as JsonObject ?? []).ToDictionary(m => m.Key, m => Steady(m.Value));

    private static string[] Texts(JsonNode? list) => Texts(list, i => i);

    private static string[] Texts(JsonNode? list, Func<JsonNode?, object?> select) => [.. (list as JsonArray ?? []).Select(i => select(i)?.ToString() ?? "")];

    private static JsonNode? Json(object? value) => JsonSerializer.SerializeToNode(value, Dispatch.Engine.Authoring.Values.Json);

    private static string Steady(JsonNode? json) => RunId().Replace(json?.ToJsonString(Dispatch.Engine.Authoring.Values.Json) ?? "null", "<id>");

    private static JsonNode Parse(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;

    [GeneratedRegex(@"\b[0-9a-f]{12,32}\b")]
    private static partial Regex RunId();
}
