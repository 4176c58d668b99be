using System.Text.Json.Nodes;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Tests.Runs;

/// <summary>One run of one definition, looked at from outside.</summary>
internal sealed class Run(TestEngine engine, string id) : IAsyncDisposable
{
    public TestEngine Engine => engine;

    public string Id => id;

    public WorkflowState State => engine.Instance(id);

    public string Status => $"{State.Status}/{State.SubStatus}";

    public string Executed => string.Join(' ', engine.Journal(id).Where(e => e is { EventName: "Started", ActivityType: not "Elsa.Workflow" }).Select(e => e.ActivityId));

    public string Texts => string.Join(' ', engine.Records(id).Where(r => r is { ActivityType: "Elsa.WriteLine", Status: ActivityStatus.Completed }).Select(r => r.ActivityState!["Text"].ToString()));

    public string Incidents => string.Join(' ', State.Incidents.Select(i => i.ActivityId));

    public static async Task<Run> OfAsync(JsonObject definition, bool tokenBased = false, JsonObject? input = null, params JsonObject[] others)
    {
        var engine = await TestEngine.StartAsync(tokenBased);
        foreach (var other in others)
        {
            await engine.PublishAsync(other);
        }

        var published = await engine.PublishAsync(definition);
        var run = new Run(engine, await engine.StartInstanceAsync(published.DefinitionId, input));
        await engine.QuietAsync();
        return run;
    }

    public async Task EventAsync(string name, JsonNode? input = null)
    {
        await engine.EventAsync(name, input, id);
        await engine.QuietAsync();
    }

    public ActivityStatus StatusOf(string activityId) => engine.Records(id).Last(r => r.ActivityId == activityId).Status;

    public object? Variable(string name)
    {
        var workflow = engine.Get<Dispatch.Engine.Runtime.GraphCache>().Version(State.DefinitionVersionId).Workflow;
        var variable = workflow.Variables.First(v => v.Name == name);
        return State.Contexts[0].Variables?.TryGetValue(variable.Id, out var value) == true ? value : variable.Default;
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
