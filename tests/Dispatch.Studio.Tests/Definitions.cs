using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Studio.Tests;

/// <summary>Workflows that the stories begin with, and what has become of them.</summary>
internal static class Definitions
{
    /// <summary>Saves a workflow that says something and then waits for an event.</summary>
    public static async Task SeedAsync(this StudioHost host, string id, string name, string text = "hello", string syntax = "Literal", bool publish = true)
    {
        var model = JsonNode.Parse($$"""
            {
              "definitionId": "{{id}}", "name": "{{name}}", "inputs": [], "outputs": [], "outcomes": [], "customProperties": {}, "options": {},
              "variables": [{ "id": "v1", "name": "opinion", "typeName": "String", "isArray": false, "value": "none yet" }],
              "root": {
                "id": "root", "type": "Elsa.Flowchart", "version": 1, "customProperties": {}, "metadata": {}, "variables": [],
                "activities": [
                  { "id": "greet", "name": "greet", "type": "Elsa.WriteLine", "version": 1, "customProperties": {}, "text": { "typeName": "String", "expression": { "type": "{{syntax}}", "value": "{{text}}" } },
                    "metadata": { "displayText": "greet", "designer": { "position": { "x": 60, "y": 60 }, "size": { "width": 200, "height": 50 } } } },
                  { "id": "wait", "name": "wait", "type": "Elsa.Event", "version": 1, "customProperties": {}, "eventName": { "typeName": "String", "expression": { "type": "Literal", "value": "answered" } },
                    "metadata": { "displayText": "wait", "designer": { "position": { "x": 420, "y": 60 }, "size": { "width": 200, "height": 50 } } } }
                ],
                "connections": [{ "source": { "activity": "greet", "port": "Done" }, "target": { "activity": "wait", "port": "In" }, "vertices": [] }]
              }
            }
            """);
        (await host.Admin().PostAsJsonAsync("workflow-definitions", new { model, publish })).EnsureSuccessStatusCode();
    }

    /// <summary>Saves a workflow that asks somebody and goes on at the first outcome, if it names any.</summary>
    public static async Task SeedTaskAsync(this StudioHost host, string id, string name, string[] outcomes)
    {
        var model = JsonNode.Parse($$"""
            {
              "definitionId": "{{id}}", "name": "{{name}}", "inputs": [], "outputs": [], "outcomes": [], "customProperties": {}, "options": {}, "variables": [],
              "root": {
                "id": "root", "type": "Elsa.Flowchart", "version": 1, "customProperties": {}, "metadata": {}, "variables": [],
                "activities": [
                  { "id": "ask", "name": "ask", "type": "Dispatch.AssignTask", "version": 1, "customProperties": {}, "kind": { "typeName": "String", "expression": { "type": "Literal", "value": "community.handle" } }, "outcomes": { "typeName": "String[]", "expression": { "type": "Object", "value": {{JsonSerializer.Serialize(JsonSerializer.Serialize(outcomes))}} } },
                    "metadata": { "displayText": "ask", "designer": { "position": { "x": 60, "y": 60 }, "size": { "width": 200, "height": 72 } } } },
                  { "id": "say", "name": "say", "type": "Elsa.WriteLine", "version": 1, "customProperties": {}, "text": { "typeName": "String", "expression": { "type": "Literal", "value": "asked" } },
                    "metadata": { "displayText": "say", "designer": { "position": { "x": 420, "y": 60 }, "size": { "width": 200, "height": 50 } } } }
                ],
                "connections": {{(outcomes.Length == 0 ? "[]" : $$"""[{ "source": { "activity": "ask", "port": "{{outcomes[0]}}" }, "target": { "activity": "say", "port": "In" }, "vertices": [] }]""")}}
              }
            }
            """);
        (await host.Admin().PostAsJsonAsync("workflow-definitions", new { model, publish = false })).EnsureSuccessStatusCode();
    }

    /// <summary>Starts an instance of the published version and answers its id.</summary>
    public static async Task<string> RunAsync(this StudioHost host, string id) =>
        (await host.Admin().PostAsJsonAsync($"workflow-definitions/{id}/execute", new { })).Headers.GetValues("x-elsa-workflow-instance-id").Single();

    /// <summary>The newest version.</summary>
    public static async Task<JsonObject> LatestAsync(this StudioHost host, string id) =>
        JsonNode.Parse(await host.Admin().GetStringAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest"))!.AsObject();

    /// <summary>All versions, newest first; none when there is no such workflow.</summary>
    public static async Task<IReadOnlyList<JsonNode>> VersionsAsync(this StudioHost host, string id)
    {
        var list = JsonNode.Parse(await host.Admin().GetStringAsync($"workflow-definitions?versionOptions=AllVersions&DefinitionIds={id}&OrderBy=Version&OrderDirection=Descending"))!;
        return [.. list["items"]!.AsArray().Select(v => v!)];
    }

    /// <summary>Saves other words onto what is there.</summary>
    public static async Task ChangeTextAsync(this StudioHost host, string id, string text, bool publish)
    {
        var model = await host.LatestAsync(id);
        Greet(model)["text"]!["expression"]!["value"] = text;
        (await host.Admin().PostAsJsonAsync("workflow-definitions", new { model, publish })).EnsureSuccessStatusCode();
    }

    /// <summary>What the workflow says.</summary>
    public static string? Text(JsonObject definition) => Greet(definition)["text"]?["expression"]?["value"]?.ToString();

    /// <summary>Waits until something that the browser has set going is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var end = DateTime.UtcNow.AddMinutes(3);
        while (!await holds())
        {
            (DateTime.UtcNow < end).Should().BeTrue(what);
            await Task.Delay(100);
        }
    }

    private static JsonNode Greet(JsonObject definition) => definition["root"]!["activities"]!.AsArray().First(a => a!["id"]!.ToString() == "greet")!;
}
