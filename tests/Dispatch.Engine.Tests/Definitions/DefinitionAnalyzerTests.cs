using System.Text.Json.Nodes;
using Dispatch.Engine.Analysis;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Tests.Runs;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Definitions;

public sealed class DefinitionAnalyzerTests
{
    [Fact]
    public async Task Analyze_UnknownTypes_BlocksByName()
    {
        var findings = await AnalyzeAsync(Definition("d", Sequence("root", Activity("Acme.Pigeon", "p"), Line("l", new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Cobol", ["value"] = "x" } }))));
        findings.Where(f => f.IsBlocking).Should().HaveCount(2);
        findings.Should().Contain(f => f.ActivityId == "p" && f.Message.Contains("Acme.Pigeon") && f.MessageZh.Contains("Acme.Pigeon"));
        findings.Should().Contain(f => f.ActivityId == "l" && f.Message.Contains("Cobol"));
    }

    [Fact]
    public async Task Analyze_UnknownOutputConverter_BlocksByName()
    {
        var script = Activity("Elsa.RunJavaScript", "s").With("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v" }, ["converter"] = new JsonObject { ["id"] = "acme.csv" } });
        (await AnalyzeAsync(Definition("d", Sequence("root", script)))).Should().Contain(f => f.IsBlocking && f.ActivityId == "s" && f.Message.Contains("acme.csv") && f.MessageZh.Contains("acme.csv"));
    }

    [Fact]
    public async Task Analyze_Doubts_AreWarnings()
    {
        var flow = Flow("root", [Line("a"), Line("island"), Set("s", "nobody", Literal(1)), Line("bad", Js("1 +"))], "a -> s", "s -> bad");
        var findings = await AnalyzeAsync(Definition("d", flow, Variable("m", "x", "Int32", "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core")));
        findings.Should().NotContain(f => f.IsBlocking);
        findings.Select(f => f.ActivityId).Should().Contain(["island", "s", "bad"]);
        findings.Should().Contain(f => f.Message.Contains("memory only")).And.Contain(f => f.Message.Contains("is not a Int32"));
    }

    [Fact]
    public async Task Analyze_LoopBackToAPointThatNotAllPass_IsAWarning()
    {
        var flow = Flow("root", [Decision("d", "true"), Line("a"), Line("b"), Line("m")], "d:True -> a", "d:False -> b", "a -> m", "b -> m", "m -> a");
        (await AnalyzeAsync(Definition("d", flow))).Should().Contain(f => f.ActivityId == "m" && !f.IsBlocking);
    }

    [Fact]
    public async Task Analyze_GoodDefinition_FindsNothing() => (await AnalyzeAsync(Definition("d", Flow("root", [Line("a"), Line("b")], "a -> b")))).Should().BeEmpty();

    private static async Task<IReadOnlyList<Finding>> AnalyzeAsync(JsonObject definition)
    {
        await using var engine = await TestEngine.StartAsync();
        return engine.Get<DefinitionAnalyzer>().Analyze(DefinitionJson.Read(definition.ToJsonString()));
    }
}
