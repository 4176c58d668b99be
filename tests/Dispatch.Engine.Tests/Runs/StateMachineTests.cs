using System.Text.Json.Nodes;
using Dispatch.Engine.State;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

public sealed class StateMachineTests
{
    private static JsonObject State(string name, JsonObject? entry = null, JsonObject? exit = null) => new() { ["name"] = name, ["entry"] = entry, ["exit"] = exit };

    private static JsonObject Way(string from, string to, JsonObject? trigger = null, string? condition = null, JsonObject? action = null) =>
        new() { ["from"] = from, ["to"] = to, ["trigger"] = trigger, ["condition"] = condition is null ? null : Js(condition), ["action"] = action };

    private static JsonObject Machine(JsonObject[] states, params JsonObject[] ways) => Definition(
        "machine",
        Sequence("root", Activity("Elsa.StateMachine", "m").With("initialState", "open").With("states", new JsonArray([.. states])).With("transitions", new JsonArray([.. ways])), Line("end")),
        Variable("n", "0", "Int32"));

    [Fact]
    public async Task StateMachine_WithTriggers_GoesTheWayOfTheFirstToCome()
    {
        var definition = Machine(
            [State("open", Line("opened"), Line("leaving")), State("closed", Line("closed")), State("dropped")],
            Way("open", "closed", Event("close"), action: Line("closing")),
            Way("open", "dropped", Event("drop")));
        await using var run = await Run.OfAsync(definition);
        run.Executed.Should().Be("root m opened close drop");
        await run.Engine.RestartAsync();
        await run.EventAsync("close");
        run.Executed.Should().Be("root m opened close drop leaving closing closed end");
        run.StatusOf("drop").Should().Be(ActivityStatus.Canceled);
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task StateMachine_WhoseConditionFails_WaitsForTheTriggerAgain()
    {
        var definition = Machine([State("open"), State("closed")], Way("open", "closed", Event("close"), "getN() >= 2"));
        definition["root"]!["activities"]!.AsArray()[0]!["transitions"]![0]!["trigger"] = Sequence("t", Event("close"), Set("count", "n", Js("getN() + 1")));
        await using var run = await Run.OfAsync(definition);
        await run.EventAsync("close");
        run.Status.Should().Be("Running/Suspended");
        run.State.Bookmarks.Should().ContainSingle();
        await run.EventAsync("close");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task StateMachine_WithoutTriggers_TakesTheFirstThatHolds()
    {
        var definition = Machine([State("open"), State("a", Line("a")), State("b", Line("b"))], Way("open", "a", condition: "false"), Way("open", "b", condition: "true"), Way("open", "a"));
        await using var run = await Run.OfAsync(definition);
        run.Executed.Should().Be("root m b end");
    }

    [Fact]
    public async Task StateMachine_ThatCanNeverLeave_SaysSo()
    {
        await using var run = await Run.OfAsync(Machine([State("open"), State("a")], Way("open", "a", condition: "false")));
        run.Status.Should().Be("Running/Suspended");
        run.State.Incidents.Should().ContainSingle().Which.Message.Should().Contain("'open'");
    }

    [Fact]
    public async Task StateMachine_WithUnknownActivities_NamesThemAndNumbersAll()
    {
        var definition = Dispatch.Engine.Definitions.DefinitionJson.Read(Machine([State("open", Activity("Acme.Pigeon", "p")), State("a")], Way("open", "a", Event("e"))).ToJsonString());
        var machine = JsonNode.Parse(Dispatch.Engine.Definitions.DefinitionJson.Export(definition))!["root"]!["activities"]![0]!;
        machine["states"]![0]!["entry"]!["nodeId"]!.ToString().Should().Be("Workflow1:root:m:p");
        machine["transitions"]![0]!["trigger"]!["nodeId"]!.ToString().Should().Be("Workflow1:root:m:e");
        await using var engine = await TestEngine.StartAsync();
        engine.Get<Dispatch.Engine.Analysis.DefinitionAnalyzer>().Analyze(definition).Should().ContainSingle(f => f.IsBlocking).Which.Message.Should().Contain("Acme.Pigeon");
    }
}
