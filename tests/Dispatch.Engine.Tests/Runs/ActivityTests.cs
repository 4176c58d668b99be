using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.State;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

public sealed class ActivityTests
{
    [Fact]
    public async Task While_CountsUp_RunsItsBodyEachRound()
    {
        await using var run = await Run.OfAsync(Definition("w", Sequence("root", Activity("Elsa.While", "w").With("condition", Js("getN() < 3")).With("body", Set("inc", "n", Js("getN() + 1"))), Line("end", Js("getN()"))), Variable("n", "0", "Int32")));
        run.Executed.Should().Be("root w inc inc inc end");
        run.Texts.Should().Be("3");
    }

    [Fact]
    public async Task For_DownByTwoExclusive_CountsDown()
    {
        var loop = Activity("Elsa.For", "f").With("start", Literal(5)).With("end", Literal(1)).With("step", Literal(-2)).With("outerBoundInclusive", Literal(false)).With("body", Line("p", Js("getCurrentValue()")));
        await using var run = await Run.OfAsync(Definition("f", Sequence("root", loop, Line("end"))));
        run.Texts.Should().Be("5 3 end");
    }

    [Fact]
    public async Task Break_InALoop_EndsTheLoopOnly()
    {
        var body = Sequence("body", Line("p", Js("getCurrentValue()")), Activity("Elsa.If", "i").With("condition", Js("getCurrentValue() == 2")).With("then", Activity("Elsa.Break", "b")), Line("q", Js("'q' + getCurrentValue()")));
        await using var run = await Run.OfAsync(Definition("b", Sequence("root", Activity("Elsa.For", "f").With("start", Literal(1)).With("end", Literal(5)).With("body", body), Line("end"))));
        run.Texts.Should().Be("1 q1 2 end");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task ForEach_OverObjects_GivesValueAndIndex()
    {
        var loop = Activity("Elsa.ForEach", "f").With("items", Json("""[{"n":"a"},{"n":"b"}]""")).With("body", Line("p", Js("getCurrentIndex() + getCurrentValue().n")));
        await using var run = await Run.OfAsync(Definition("f", Sequence("root", loop)));
        run.Texts.Should().Be("0a 1b");
    }

    [Fact]
    public async Task ParallelForEach_WhoseBodiesWait_KeepsEachItem()
    {
        var loop = Activity("Elsa.ParallelForEach", "f").With("items", Json("[1,2]")).With("body", Sequence("body", Event("e"), Line("p", Js("getCurrentValue()"))));
        await using var run = await Run.OfAsync(Definition("f", Sequence("root", loop, Line("end"))));
        run.State.Bookmarks.Should().HaveCount(2);
        await run.Engine.RestartAsync();
        await run.EventAsync("e");
        run.Texts.Split(' ').Should().BeEquivalentTo("1", "2", "end").And.EndWith("end");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task Fork_WaitAny_CancelsTheOthers()
    {
        var fork = Activity("Elsa.Fork", "fk").With("joinMode", "WaitAny").With("branches", new JsonArray(Sequence("b1", Event("e"), Line("never")), Line("b2")));
        await using var run = await Run.OfAsync(Definition("f", Sequence("root", fork, Line("end"))));
        run.Executed.Should().Be("root fk b1 b2 end");
        run.StatusOf("b1").Should().Be(ActivityStatus.Canceled);
        run.State.Bookmarks.Should().BeEmpty();
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task Parallel_AllDone_Completes()
    {
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", Activity("Elsa.Parallel", "p").With("activities", new JsonArray(Event("e1"), Line("b"), Event("e2"))), Line("end"))));
        await run.EventAsync("e2");
        run.Executed.Should().Be("root p e1 b e2");
        await run.EventAsync("e1");
        run.Executed.Should().Be("root p e1 b e2 end");
    }

    [Fact]
    public async Task Switch_MatchAny_RunsAllMatches()
    {
        JsonObject Case(string label, string script) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = script }, ["activity"] = Line(label) };
        var any = Activity("Elsa.Switch", "s").With("mode", Literal("MatchAny")).With("cases", new JsonArray(Case("a", "true"), Case("b", "false"), Case("c", "true"))).With("default", Line("d"));
        await using var run = await Run.OfAsync(Definition("s", Sequence("root", any, Line("end"))));
        run.Executed.Should().Be("root s a c end");
    }

    [Fact]
    public async Task RunTask_Completed_BringsItsResult()
    {
        var task = Activity("Elsa.RunTask", "t").With("taskName", Literal("ask")).With("payload", Json("""{"a":1}""")).With("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-answer" } });
        await using var run = await Run.OfAsync(Definition("t", Sequence("root", task, Line("p", Js("getAnswer().ok + getOutputFrom('t', 'Result').ok"))), Variable("answer")));
        var bookmark = run.State.Bookmarks.Should().ContainSingle().Subject;
        bookmark.Name.Should().Be("Elsa.RunTask");
        bookmark.Payload!.Value.GetProperty("taskName").GetString().Should().Be("ask");
        await run.Engine.ResumeAsync(run.Id, bookmark.Id, JsonSerializer.SerializeToElement(new { ok = "yes" }));
        run.Texts.Should().Be("yesyes");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task Complete_InsideASequence_EndsTheWorkflowAndCancels()
    {
        var fork = Activity("Elsa.Fork", "fk").With("branches", new JsonArray(Event("e"), Sequence("b", Line("x"), Activity("Elsa.Complete", "c").With("outcomes", Json("""["Good"]""")))));
        await using var run = await Run.OfAsync(Definition("c", Sequence("root", fork, Line("never"))));
        run.Status.Should().Be("Finished/Finished");
        run.Texts.Should().Be("x");
        run.StatusOf("e").Should().Be(ActivityStatus.Canceled);
        run.State.Bookmarks.Should().BeEmpty();
    }

    [Fact]
    public async Task SetVariable_ById_ReachesAHiddenOuterOne()
    {
        var inner = Sequence("inner", Activity("Elsa.SetVariable", "s").With("variable", new JsonObject { ["id"] = "v-x", ["name"] = "x" }).With("value", Literal("new")), Line("in", Js("getX()")))
            .With("variables", new JsonArray(new JsonObject { ["id"] = "inner-x", ["name"] = "x", ["typeName"] = "String", ["value"] = "hidden" }));
        await using var run = await Run.OfAsync(Definition("v", Sequence("root", inner, Line("out", Js("getX()"))), Variable("x", "old", "String")));
        run.Texts.Should().Be("hidden new");
    }

    [Fact]
    public async Task SetVariable_Unknown_Faults()
    {
        await using var run = await Run.OfAsync(Definition("v", Sequence("root", Set("s", "nobody", Literal(1)))));
        run.Status.Should().Be("Finished/Faulted");
        run.Incidents.Should().Be("s");
    }

    [Fact]
    public async Task Variable_WithoutDriver_OutlivesARestart()
    {
        await using var run = await Run.OfAsync(Definition("v", Sequence("root", Set("s", "x", Literal("kept")), Event("e"), Line("p", Js("getX()"))), Variable("x", null, "String")));
        await run.Engine.RestartAsync();
        await run.EventAsync("e");
        run.Texts.Should().Be("kept");
    }

    [Fact]
    public async Task Delay_Due_Resumes()
    {
        await using var run = await Run.OfAsync(Definition("d", Sequence("root", Activity("Elsa.Delay", "d").With("timeSpan", Literal("1.00:00:00")), Line("after"))));
        (await run.Engine.PassTimeAsync(TimeSpan.FromHours(23))).Should().BeFalse();
        (await run.Engine.PassTimeAsync(TimeSpan.FromHours(24))).Should().BeTrue();
        run.Texts.Should().Be("after");
    }

    [Fact]
    public async Task StartAtTimerAndCron_AsSteps_WaitForTheirInstant()
    {
        var root = Sequence(
            "root",
            Activity("Elsa.StartAt", "past").With("dateTime", Literal("2020-01-01T00:00:00Z")),
            Activity("Elsa.StartAt", "soon").With("dateTime", Literal("2026-11-23T02:00:00Z")),
            Activity("Elsa.Timer", "timer").With("interval", Literal("00:30:00")),
            Activity("Elsa.Cron", "cron").With("cronExpression", Literal("0 0 * * * *")),
            Line("end"));
        await using var run = await Run.OfAsync(Definition("t", root));
        run.Executed.Should().Be("root past soon");
        await run.Engine.PassTimeAsync(TimeSpan.FromHours(2));
        run.Engine.Time.GetUtcNow().Hour.Should().Be(2);
        await run.Engine.PassTimeAsync(TimeSpan.FromHours(2));
        await run.Engine.PassTimeAsync(TimeSpan.FromHours(2));
        run.Engine.Time.GetUtcNow().Should().Be(new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task Fault_WithItsInputs_SaysThem()
    {
        await using var run = await Run.OfAsync(Definition("f", Sequence("root", Activity("Elsa.Fault", "x").With("code", Literal("E1")).With("category", Literal("Store")).With("message", Literal("no disk")), Line("never"))));
        run.Status.Should().Be("Finished/Faulted");
        run.State.Incidents.Should().ContainSingle().Which.Message.Should().Contain("no disk");
        run.Executed.Should().Be("root x");
    }

    [Fact]
    public async Task Outputs_OfTheWorkflow_AreKept()
    {
        await using var run = await Run.OfAsync(Definition("o", Sequence("root", Activity("Elsa.SetOutput", "o").With("outputName", Literal("answer")).With("outputValue", Json("""{"n":42}""")))));
        ((JsonElement)run.State.Output["answer"]!).GetProperty("n").GetInt32().Should().Be(42);
    }

    [Fact]
    public async Task Cancel_OfAWaitingInstance_CleansUp()
    {
        await using var run = await Run.OfAsync(Definition("c", Sequence("root", Activity("Elsa.Delay", "d").With("timeSpan", Literal("01:00:00")))));
        await run.Engine.CancelAsync(run.Id);
        run.Status.Should().Be("Finished/Cancelled");
        run.State.Bookmarks.Should().BeEmpty();
        (await run.Engine.PassTimeAsync(TimeSpan.FromDays(9))).Should().BeFalse();
    }

    [Fact]
    public async Task Liquid_Input_SeesVariables()
    {
        var text = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Liquid", ["value"] = "你好 {{ Variables.who }}" } };
        await using var run = await Run.OfAsync(Definition("l", Sequence("root", Line("p", text)), Variable("who", "张三", "String")));
        run.Texts.Should().Be("你好 张三");
    }

    [Fact]
    public async Task UnknownTypes_WhenReached_AreIncidents()
    {
        await using var activity = await Run.OfAsync(Definition("u", Sequence("root", Line("a"), Activity("Acme.SendPigeon", "pigeon"))));
        activity.Status.Should().Be("Finished/Faulted");
        activity.State.Incidents.Should().ContainSingle().Which.Message.Should().Contain("Acme.SendPigeon");
        var text = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Cobol", ["value"] = "X" } };
        await using var expression = await Run.OfAsync(Definition("u", Sequence("root", Line("a", text))));
        expression.Status.Should().Be("Finished/Faulted");
    }

    [Theory]
    [InlineData("""{ "id": "dispatch.member", "settings": { "path": "items.1.name" } }""", "b")]
    [InlineData("""{ "id": "dispatch.member", "settings": { "path": "items.7.name" } }""", "null")]
    [InlineData("""{ "id": "dispatch.json-text" }""", "{\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}]}")]
    public async Task Output_WithAConverter_ReachesTheVariableConvertedAndStaysWhatItIs(string converter, string expected)
    {
        var script = Activity("Elsa.RunJavaScript", "s").With("script", Literal("({ items: [{ name: 'a' }, { name: 'b' }] })"))
            .With("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-r" }, ["converter"] = JsonNode.Parse(converter) });
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", script, Line("a", Js("String(getR())")), Line("b", Js("getOutputFrom('s').items.length + ''"))), Variable("r")));
        run.Texts.Should().Be(expected + " 2");
    }

    [Fact]
    public async Task Output_BoundToAnOutputOfTheWorkflow_IsThat()
    {
        var script = Activity("Elsa.RunJavaScript", "s").With("script", Literal("6 * 7")).With("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "answer" } });
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", script)).With("outputs", new JsonArray(new JsonObject { ["name"] = "answer", ["type"] = "Int32" })));
        run.State.Output["answer"].Should().Be(42L);
        await using var lost = await Run.OfAsync(Definition("p", Sequence("root", script.DeepClone().AsObject())));
        lost.State.Incidents.Should().ContainSingle().Which.Message.Should().Contain("answer");
    }

    [Fact]
    public async Task Output_WithAnUnknownConverter_IsAnIncident()
    {
        var script = Activity("Elsa.RunJavaScript", "s").With("script", Literal("1"))
            .With("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-r" }, ["converter"] = new JsonObject { ["id"] = "acme.csv" } });
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", script), Variable("r")));
        run.Status.Should().Be("Finished/Faulted");
        run.State.Incidents.Should().ContainSingle().Which.Message.Should().Contain("acme.csv");
    }
}
