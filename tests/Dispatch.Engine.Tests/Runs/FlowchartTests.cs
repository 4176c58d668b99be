using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

public sealed class FlowchartTests
{
    // Two branches of different length that meet at m.
    private static string[] Unequal(params string[] more) => ["fork:A -> a", "fork:B -> b1", "b1 -> b2", "a -> m", "b2 -> m", "m -> end", .. more];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decision_False_TakesItsBranch(bool tokens)
    {
        await using var run = await Run.OfAsync(Definition("d", Flow("root", [Decision("d", "1 > 2"), Line("t"), Line("f")], "d:True -> t", "d:False -> f")), tokens);
        run.Executed.Should().Be("root d f");
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_GivenOrMarked_GoesBeforeTheFirst(bool tokens)
    {
        await using var given = await Run.OfAsync(Definition("given", Flow("root", [Line("a"), Line("b"), Line("c")], "b -> c").With("start", "b")), tokens);
        given.Executed.Should().Be("root b c");
        await using var marked = await Run.OfAsync(Definition("marked", Flow("root", [Line("a"), Activity("Elsa.Start", "s"), Line("c")], "s -> c")), tokens);
        marked.Executed.Should().Be("root s c");
    }

    [Theory]
    [InlineData("WaitAny", true, "root fork a b join after")]
    [InlineData("WaitAny", false, "root fork a b join after")]
    public async Task Join_WaitAnyOfTwoDone_RunsWhatFollowsOnce(string mode, bool tokens, string executed)
    {
        await using var run = await Run.OfAsync(Definition("j", Flow("root", [Fork("fork", "A", "B"), Line("a"), Line("b"), Join("join", mode), Line("after")], "fork:A -> a", "fork:B -> b", "a -> join", "b -> join", "join -> after")), tokens);
        run.Executed.Should().Be(executed);
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData("WaitAll", true)]
    [InlineData("WaitAll", false)]
    [InlineData("WaitAllActive", true)]
    [InlineData("WaitAllActive", false)]
    public async Task Join_WithAWaitingBranch_WaitsForIt(string mode, bool tokens)
    {
        await using var run = await Run.OfAsync(Definition("j", Flow("root", [Fork("fork", "A", "B"), Event("a"), Line("b"), Join("join", mode), Line("after")], "fork:A -> a", "fork:B -> b", "a -> join", "b -> join", "join -> after")), tokens);
        run.Executed.Should().Be("root fork a b");
        run.Status.Should().Be("Running/Suspended");
        await run.EventAsync("a");
        run.Executed.Should().Be("root fork a b join after");
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData("Merge", true, "root fork a b1 b2 m end")]
    [InlineData("Converge", true, "root fork a b1 b2 m end")]
    [InlineData("Merge", false, "root fork a b1 b2 m end")]
    [InlineData("Converge", false, "root fork a b1 b2 m end")]
    public async Task Merge_OfUnequalBranches_WaitsForBoth(string mode, bool tokens, string executed)
    {
        await using var run = await Run.OfAsync(Definition("m", Flow("root", [Fork("fork", "A", "B"), Line("a"), Line("b1"), Line("b2"), Line("m").Merge(mode), Line("end")], Unequal())), tokens);
        run.Executed.Should().Be(executed);
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Loop_BackIntoTheFlow_RunsUntilItsCondition(bool tokens)
    {
        await using var run = await Run.OfAsync(
            Definition("l", Flow("root", [Line("start"), Set("count", "n", Js("getN() + 1")), Decision("enough", "getN() >= 3"), Line("end")], "start -> count", "count -> enough", "enough:False -> count", "enough:True -> end"), Variable("n", "0", "Int32")),
            tokens);
        run.Executed.Should().Be("root start count enough count enough count enough end");
        run.Status.Should().Be("Finished/Finished");
        run.Variable("n").Should().Be(3L);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Loop_OverAForkAndJoin_RunsEachRound(bool tokens)
    {
        await using var run = await Run.OfAsync(
            Definition("l", Flow("root", [Set("count", "n", Js("getN() + 1")), Fork("fork", "A", "B"), Line("a"), Line("b"), Join("join", "WaitAll"), Decision("enough", "getN() >= 2"), Line("end")],
                "count -> fork", "fork:A -> a", "fork:B -> b", "a -> join", "b -> join", "join -> enough", "enough:False -> count", "enough:True -> end"), Variable("n", "0", "Int32")),
            tokens);
        run.Executed.Should().Be("root count fork a b join enough count fork a b join enough end");
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Switch_MatchAny_TakesAllMatches(bool tokens)
    {
        var cases = new System.Text.Json.Nodes.JsonArray(
            Case("A", "true"), Case("B", "false"), Case("C", "true"));
        var definition = Definition("s", Flow("root", [Activity("Elsa.FlowSwitch", "sw").With("cases", cases).With("mode", Literal("MatchAny")), Line("a"), Line("b"), Line("c"), Line("d")], "sw:A -> a", "sw:B -> b", "sw:C -> c", "sw:Default -> d"));
        await using var run = await Run.OfAsync(definition, tokens);
        run.Executed.Should().Be("root sw a c");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fault_InOneBranch_LetsScheduledSiblingsRun(bool tokens)
    {
        await using var run = await Run.OfAsync(Definition("f", Flow("root", [Fork("fork", "A", "B"), Activity("Elsa.Fault", "x").With("message", Literal("boom")), Line("b"), Line("after")], "fork:A -> x", "fork:B -> b", "x -> after")), tokens);
        run.Executed.Should().Be("root fork x b");
        run.Status.Should().Be("Finished/Faulted");
        run.Incidents.Should().Be("x");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Complete_InANestedFlow_EndsTheWorkflow(bool tokens)
    {
        var inner = Flow("inner", [Activity("Elsa.Complete", "done"), Line("never")], "done -> never");
        await using var run = await Run.OfAsync(Definition("c", Flow("root", [inner, Line("after")], "inner -> after")), tokens);
        run.Executed.Should().Be("root inner done");
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData("Elsa.End", true)]
    [InlineData("Elsa.End", false)]
    [InlineData("Elsa.Complete", true)]
    [InlineData("Elsa.Complete", false)]
    public async Task Terminal_InOneBranch_LetsScheduledSiblingsRun(string type, bool tokens)
    {
        await using var run = await Run.OfAsync(Definition("t", Flow("root", [Fork("fork", "A", "B"), Activity(type, "t"), Line("b"), Line("after")], "fork:A -> t", "fork:B -> b", "b -> after")), tokens);
        run.Executed.Should().Be("root fork t b");
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Finish_InOneBranch_StopsTheOthers(bool tokens)
    {
        await using var run = await Run.OfAsync(Definition("t", Flow("root", [Fork("fork", "A", "B"), Activity("Elsa.Finish", "t"), Line("b")], "fork:A -> t", "fork:B -> b")), tokens);
        run.Executed.Should().Be("root fork t");
        run.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nested_Flow_WaitsInside(bool tokens)
    {
        var inner = Flow("inner", [Event("go"), Line("went")], "go -> went");
        await using var run = await Run.OfAsync(Definition("n", Flow("root", [Line("before"), inner, Line("after")], "before -> inner", "inner -> after")), tokens);
        run.Executed.Should().Be("root before inner go");
        await run.EventAsync("go");
        run.Executed.Should().Be("root before inner go went after");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task Backward_ThatJumpsIntoABranch_FaultsInCounterMode()
    {
        // The loop back to b does not pass the fork on every path from the start, so it has no valid meaning when visits are counted.
        await using var run = await Run.OfAsync(Definition("b", Flow("root", [Fork("fork", "A", "B"), Line("a"), Line("b"), Join("join", "WaitAll"), Decision("again", "true")], "fork:A -> a", "fork:B -> b", "a -> join", "b -> join", "join -> again", "again:True -> b")));
        run.Status.Should().Be("Finished/Faulted");
        run.Incidents.Should().Be("again");
    }

    private static System.Text.Json.Nodes.JsonObject Case(string label, string script) => new() { ["label"] = label, ["condition"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "JavaScript", ["value"] = script } };
}
