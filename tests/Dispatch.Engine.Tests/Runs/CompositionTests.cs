using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.State;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

public sealed class CompositionTests
{
    private static JsonObject Double => Definition("double", Sequence("root", Activity("Elsa.SetOutput", "o").With("outputName", Literal("double")).With("outputValue", Js("getInput('n') * 2"))))
        .With("inputs", new JsonArray(new JsonObject { ["name"] = "n", ["type"] = "Int32" }))
        .With("outputs", new JsonArray(new JsonObject { ["name"] = "double", ["type"] = "Int32" }));

    private static JsonObject Waiting => Definition("waiting", Sequence("root", Event("go"), Line("went")));

    private static JsonObject Failing => Definition("failing", Sequence("root", Activity("Elsa.Fault", "x").With("message", Literal("no"))));

    private static JsonObject Child(string type, string id, string workflow) => Activity(type, id).With("workflowDefinitionId", Literal(workflow));

    private static JsonNode Bound(string variable) => new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-" + variable } };

    private static List<string> ChildrenOf(Run run) => run.Engine.Read(s => s.Query("SELECT id FROM engine_instances WHERE parent_id = $1 ORDER BY id", r => r.GetString(0), run.Id));

    [Fact]
    public async Task ExecuteWorkflow_OfAWorkflowThatEnds_GivesItsState()
    {
        var execute = Child("Elsa.ExecuteWorkflow", "e", "double").With("input", Json("""{"n":21}""")).With("result", Bound("r"));
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", execute, Line("p", Js("[getR().Status, getR().SubStatus, getR().Output.double].join()"))), Variable("r")), others: Double);
        run.Texts.Should().Be("Finished,Finished,42");
        run.Executed.Should().Be("root e p");
    }

    [Fact]
    public async Task ExecuteWorkflow_NotWaitingForOneThatRests_GoesOn()
    {
        var execute = Child("Elsa.ExecuteWorkflow", "e", "waiting").With("result", Bound("r"));
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", execute, Line("p", Js("getR().Status"))), Variable("r")), others: Waiting);
        run.Texts.Should().Be("Running");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task DispatchWorkflow_NotWaiting_LeavesTheChildToItself()
    {
        var dispatch = Child("Elsa.DispatchWorkflow", "d", "waiting").With("correlationId", Literal("c-1"));
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", dispatch, Line("p"))), others: Waiting);
        run.Executed.Should().Be("root d p");
        var child = run.Engine.Instance(ChildrenOf(run).Should().ContainSingle().Subject);
        child.CorrelationId.Should().Be("c-1");
        child.Input["ParentInstanceId"].Should().Be(run.Id);
        child.Properties["ParentInstanceId"].Should().Be(run.Id);
        child.Status.Should().Be(WorkflowStatus.Running);
    }

    [Fact]
    public async Task DispatchWorkflow_Waiting_OutlivesARestart()
    {
        var dispatch = Child("Elsa.DispatchWorkflow", "d", "waiting").With("waitForCompletion", Literal(true));
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", dispatch, Line("p"))), others: Waiting);
        run.Status.Should().Be("Running/Suspended");
        await run.Engine.RestartAsync();
        await run.Engine.EventAsync("go");
        await run.Engine.QuietAsync();
        run.Executed.Should().Be("root d p");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task DispatchWorkflow_OfNothing_IsAnIncident()
    {
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", Child("Elsa.DispatchWorkflow", "d", "nobody").With("waitForCompletion", Literal(true)))));
        run.Status.Should().Be("Finished/Faulted");
        run.State.Incidents.Should().ContainSingle().Which.Message.Should().Contain("nobody");
    }

    [Fact]
    public async Task Cancel_OfAParent_CancelsItsChildren()
    {
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", Child("Elsa.DispatchWorkflow", "d", "waiting").With("waitForCompletion", Literal(true)))), others: Waiting);
        await run.Engine.CancelAsync(run.Id);
        await run.Engine.QuietAsync();
        run.Engine.Instance(ChildrenOf(run).Single()).SubStatus.Should().Be(WorkflowSubStatus.Cancelled);
        run.Engine.Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_bookmarks", r => r.GetInt64(0))).Should().Be(0);
    }

    [Fact]
    public async Task BulkDispatch_OverObjects_StartsOneEachAndHearsOfAll()
    {
        var bulk = Child("Elsa.BulkDispatchWorkflows", "b", "double")
            .With("items", Json("""[{"n":1},{"n":2},{"n":3}]"""))
            .With("correlationIdFunction", Js("'c' + getItem().n"))
            .With("childCompleted", Line("one"));
        await using var run = await Run.OfAsync(Definition("p", Flow("root", [bulk, Line("all"), Line("done")], "b:Completed -> all", "b:Done -> done")), others: Double);
        run.Executed.Split(' ').Should().BeEquivalentTo("root", "b", "one", "one", "one", "all", "done");
        var children = ChildrenOf(run).ConvertAll(run.Engine.Instance);
        children.Select(c => c.CorrelationId).Should().BeEquivalentTo("c1", "c2", "c3");
        children.Select(c => c.Output["double"]).Should().BeEquivalentTo(new object[] { 2L, 4L, 6L });
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task BulkDispatch_WhoseChildrenFail_RunsThatPort()
    {
        var bulk = Child("Elsa.BulkDispatchWorkflows", "b", "failing").With("items", Json("[1,2]")).With("childFaulted", Line("failed"));
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", bulk, Line("end"))), others: Failing);
        run.Executed.Should().Be("root b failed failed end");
    }

    [Fact]
    public async Task BulkDispatch_OfNothing_IsDone()
    {
        var bulk = Child("Elsa.BulkDispatchWorkflows", "b", "double").With("items", Json("[]"));
        await using var run = await Run.OfAsync(Definition("p", Flow("root", [bulk, Line("all"), Line("done")], "b:Completed -> all", "b:Done -> done")), others: Double);
        run.Executed.Should().Be("root b done");
    }

    [Fact]
    public async Task WorkflowAsActivity_WithInputsOutputsAndOutcomes_RunsInside()
    {
        var part = Definition("ask-part", Flow("root", [Line("hello", Js("'n=' + getInput('n')")), Event("answer"), Activity("Elsa.SetOutput", "o").With("outputName", Literal("said")).With("outputValue", Js("getOutputFrom('answer')")), Activity("Elsa.Complete", "c").With("outcomes", Json("""["Yes"]"""))], "hello -> answer", "answer -> o", "o -> c"))
            .With("name", "Ask Part")
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "n", ["type"] = "Int32" }))
            .With("outputs", new JsonArray(new JsonObject { ["name"] = "said", ["type"] = "Object" }))
            .With("outcomes", new JsonArray("Yes", "No"))
            .With("options", new JsonObject { ["usableAsActivity"] = true });
        var use = Activity("AskPart", "ask").With("n", Js("getX() + 1")).With("said", Bound("said"));
        await using var run = await Run.OfAsync(Definition("p", Flow("root", [use, Line("yes", Js("'said ' + getSaid()")), Line("no")], "ask:Yes -> yes", "ask:No -> no"), Variable("x", "4", "Int32"), Variable("said")), others: part);
        run.Status.Should().Be("Running/Suspended");
        await run.Engine.RestartAsync();
        await run.EventAsync("answer", JsonValue.Create("ok"));
        run.Texts.Should().Be("n=5 said ok");
        run.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public async Task RunJavaScript_ThatSetsOutcomes_GoesThere()
    {
        var script = Activity("Elsa.RunJavaScript", "s").With("script", Literal("setOutcome(getX() > 1 ? 'Big' : 'Small'); return { a: getX() }")).With("possibleOutcomes", Json("""["Big","Small"]""")).With("result", Bound("r"));
        await using var run = await Run.OfAsync(Definition("p", Flow("root", [script, Line("big", Js("getR().a")), Line("small")], "s:Big -> big", "s:Small -> small"), Variable("x", "2", "Int32"), Variable("r")));
        run.Executed.Should().Be("root s big");
        run.Texts.Should().Be("2");
    }

    [Fact]
    public async Task PublishEvent_WithCorrelation_ReachesOnlyThose()
    {
        await using var run = await Run.OfAsync(Definition("p", Sequence("root", Event("start"), Activity("Elsa.PublishEvent", "pub").With("eventName", Literal("go")).With("correlationId", Literal("b")).With("payload", Json("""{"x":1}""")))), others: Waiting);
        var a = await run.Engine.StartInstanceAsync("waiting", correlationId: "a");
        var b = await run.Engine.StartInstanceAsync("waiting", correlationId: "b");
        await run.EventAsync("start");
        run.Engine.Instance(a).Status.Should().Be(WorkflowStatus.Running);
        run.Engine.Instance(b).Status.Should().Be(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task ContinueWithIncidents_LetsOtherBranchesGoOn_AndMendingLetsItEnd()
    {
        var flow = Flow("root", [Fork("fork", "A", "B"), Line("bad", Js("getOk() ? 'fine' : nope")), Event("b"), Join("join", "WaitAll"), Line("after")], "fork:A -> bad", "fork:B -> b", "bad -> join", "b -> join", "join -> after");
        var definition = Definition("c", flow, Variable("ok", "false", "Boolean")).With("options", new JsonObject { ["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core" });
        await using var run = await Run.OfAsync(definition);
        await run.EventAsync("b");
        run.Status.Should().Be("Running/Suspended");
        run.Incidents.Should().Be("bad");
        await run.Engine.UnitAsync((s, unit) => Get(s).MendAsync(unit, run.Id, "bad", skip: true, [], CancellationToken.None));
        run.Status.Should().Be("Finished/Finished");
        run.Executed.Should().EndWith("join after");
        run.State.Incidents.Should().BeEmpty();
    }

    [Fact]
    public async Task Singleton_Running_RefusesAnother()
    {
        await using var run = await Run.OfAsync(Waiting.With("options", new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" }));
        await run.Engine.Invoking(e => e.StartInstanceAsync("waiting")).Should().ThrowAsync<Dispatch.Engine.Primitives.ConflictException>();
        await run.Engine.EventAsync("go");
        await run.Engine.StartInstanceAsync("waiting");
    }

    [Theory]
    [InlineData("Singleton", "a", "b", false)]
    [InlineData("CorrelatedSingleton", "a", "a", false)]
    [InlineData("CorrelatedSingleton", "a", "b", true)]
    [InlineData("Correlation", "a", "a", false)]
    [InlineData("Correlation", "a", "b", true)]
    public async Task ActivationStrategy_BesideARunningInstance_AllowsOrRefuses(string strategy, string running, string next, bool allows)
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.PublishAsync(Waiting.With("options", new JsonObject { ["activationStrategyType"] = $"Elsa.Workflows.ActivationValidators.{strategy}Strategy, Elsa.Workflows.Runtime" }));
        await engine.StartInstanceAsync("waiting", correlationId: running);
        var start = () => engine.StartInstanceAsync("waiting", correlationId: next);
        if (allows)
        {
            await start.Should().NotThrowAsync();
        }
        else
        {
            await start.Should().ThrowAsync<Dispatch.Engine.Primitives.ConflictException>();
        }
    }

    [Fact]
    public async Task Singleton_StartedByManyAtOnce_RunsOnce()
    {
        await using var engine = await TestEngine.StartAsync();
        await engine.PublishAsync(Waiting.With("options", new JsonObject { ["activationStrategyType"] = "SingletonStrategy" }));
        var started = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                await engine.StartInstanceAsync("waiting");
                return 1;
            }
            catch (Dispatch.Engine.Primitives.ConflictException)
            {
                return 0;
            }
        })));
        started.Sum().Should().Be(1);
    }

    [Fact]
    public async Task WorkflowAsActivity_OfAnOlderVersion_StaysOnIt()
    {
        JsonObject Part(string text) => Definition("part", Sequence("root", Line("a", Literal(text)))).With("name", "Part").With("options", new JsonObject { ["usableAsActivity"] = true });
        await using var engine = await TestEngine.StartAsync();
        await engine.PublishAsync(Part("one"));
        await engine.PublishAsync(Part("two"));
        foreach (var (version, text) in new[] { (1, "one"), (2, "two"), (9, "two") })
        {
            await engine.PublishAsync(Definition("p" + version, Sequence("root", Activity("Part", "use").With("version", version))));
            new Run(engine, await engine.StartInstanceAsync("p" + version)).Texts.Should().Be(text);
        }
    }

    [Fact]
    public async Task LogPersistence_Exclude_KeepsTheInputOut()
    {
        JsonObject Line(string id, string mode) => Author.Line(id).With("customProperties", new JsonObject { ["logPersistenceConfig"] = new JsonObject { ["inputs"] = new JsonObject { ["text"] = new JsonObject { ["evaluationMode"] = "Strategy", ["strategyType"] = $"Elsa.Workflows.LogPersistence.Strategies.{mode}, Elsa.Workflows.Core" } } } });
        await using var run = await Run.OfAsync(Definition("l", Sequence("root", Line("a", "Exclude"), Line("b", "Include"))));
        var records = run.Engine.Records(run.Id);
        (records.Single(r => r.ActivityId == "a").ActivityState?.ContainsKey("Text") ?? false).Should().BeFalse();
        records.Single(r => r.ActivityId == "b").ActivityState!["Text"].GetString().Should().Be("b");
    }

    [Fact]
    public async Task RunAsynchronously_IsABurstOfItsOwn()
    {
        await using var run = await Run.OfAsync(Definition("a", Sequence("root", Line("a"), Author.Line("b").With("customProperties", new JsonObject { ["runAsynchronously"] = true }), Line("c"))));
        run.Executed.Should().Be("root a b c");
        run.Status.Should().Be("Finished/Finished");
        run.Engine.Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_bursts WHERE instance_id = $1", r => r.GetInt64(0), run.Id)).Should().Be(2);
    }

    private static Dispatch.Engine.Runtime.IWorkflowRuntime Get(IServiceProvider services) => (Dispatch.Engine.Runtime.IWorkflowRuntime)services.GetService(typeof(Dispatch.Engine.Runtime.IWorkflowRuntime))!;
}
