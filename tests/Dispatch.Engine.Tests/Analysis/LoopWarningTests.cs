using System.Text.Json.Nodes;
using Dispatch.Engine.Analysis;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Tests.Runs;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Analysis;

public sealed class LoopWarningTests
{
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
