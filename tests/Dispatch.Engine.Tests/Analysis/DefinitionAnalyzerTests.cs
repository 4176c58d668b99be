using System.Text.Json.Nodes;
using Dispatch.Engine.Analysis;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Tests.Runs;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Analysis;

public sealed class DefinitionAnalyzerTests
{
    [Fact]
    public async Task Analyze_SoundDefinition_FindsNothing() =>
        (await FindAsync(Definition("d", Flow("root", [Line("a"), Line("b")], "a -> b")))).Should().BeEmpty();

    [Fact]
    public async Task Analyze_UnknownActivity_BlocksByName()
    {
        var finding = (await FindAsync(Definition("d", Sequence("root", Activity("Acme.Pigeon", "p"))))).Should().ContainSingle().Subject;
        finding.IsBlocking.Should().BeTrue();
        finding.ActivityId.Should().Be("p");
        finding.Message.Should().Contain("Acme.Pigeon");
    }

    [Fact]
    public async Task Analyze_UnknownExpression_BlocksByName()
    {
        var text = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "CSharp", ["value"] = "1" } };
        var finding = (await FindAsync(Definition("d", Sequence("root", Line("p", text))))).Should().ContainSingle().Subject;
        finding.IsBlocking.Should().BeTrue();
        finding.Message.Should().Contain("CSharp");
    }

    [Fact]
    public async Task Analyze_Doubts_AreWarnings()
    {
        var findings = await FindAsync(Definition("d", Flow("root", [Line("a", Js("(")), Set("s", "nobody", Literal(1)), Line("lost"), Line("lost2")], "a -> s", "lost -> lost2"), Variable("n", "many", "Int32")));
        findings.Should().OnlyContain(f => !f.IsBlocking);
        findings.Select(f => f.ActivityId).Should().BeEquivalentTo("a", "s", "lost", "lost2", null);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Analyze_LoopInOneOfSeveralBranches_WarnsWhenVisitsAreCounted(bool tokens, int warnings)
    {
        var definition = Definition(
            "d",
            Flow("root", [Fork("fork", "A", "B"), Line("a"), Decision("again", "true"), Line("b"), Join("join", "WaitAll")], "fork:A -> a", "a -> again", "again:True -> a", "again:False -> join", "fork:B -> b", "b -> join"));
        var findings = await FindAsync(definition, tokens);
        findings.Count(f => f.ActivityId == "again" && f.Message.Contains("'join'") && !f.IsBlocking).Should().Be(warnings);
        findings.Should().HaveCount(warnings);
    }

    [Fact]
    public async Task Analyze_LoopBackToAPointThatAllPathsPass_FindsNothing() =>
        (await FindAsync(Definition("d", Flow("root", [Line("start"), Fork("fork", "A", "B"), Line("a"), Line("b"), Join("join", "WaitAll"), Decision("again", "true"), Line("end")],
            "start -> fork", "fork:A -> a", "fork:B -> b", "a -> join", "b -> join", "join -> again", "again:True -> start", "again:False -> end")))).Should().BeEmpty();

    private static async Task<IReadOnlyList<Finding>> FindAsync(JsonObject definition, bool tokens = false)
    {
        await using var engine = await TestEngine.StartAsync(tokens);
        return engine.Get<DefinitionAnalyzer>().Analyze(DefinitionJson.Read(definition.ToJsonString()));
    }
}
