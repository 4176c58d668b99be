using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.State;
using Microsoft.Extensions.DependencyInjection;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Runs;

public sealed class HostileTests
{
    [Fact]
    public async Task EndlessLoop_WithoutAWait_IsStopped() =>
        await StoppedAsync(Definition("h", Sequence("root", Activity("Elsa.While", "w").With("condition", Literal(true)).With("body", Set("s", "x", Literal(1)))), Variable("x")), "never ends");

    [Fact]
    public async Task EndlessFlow_WithoutAWait_IsStopped() =>
        await StoppedAsync(Definition("h", Flow("root", [Line("a"), Line("b")], "a -> b", "b -> a")), "never ends");

    [Fact]
    public async Task ForEach_OverAMillion_IsStopped() =>
        await StoppedAsync(Definition("h", Sequence("root", Activity("Elsa.ForEach", "f").With("items", Js("[...Array(1000000).keys()]")).With("body", Set("s", "x", Literal(1)))), Variable("x")), "stopped");

    [Fact]
    public async Task Script_ThatSpins_IsStopped() =>
        await StoppedAsync(Definition("h", Sequence("root", Line("a", Js("while (true) {}")))), "was stopped");

    [Fact]
    public async Task Script_ThatAllocates_IsStopped() =>
        await StoppedAsync(Definition("h", Sequence("root", Line("a", Js("const l = []; while (true) l.push(new Array(1000).fill(1))")))), "was stopped");

    [Fact]
    public async Task Variable_OfFiveMegabytes_IsRefused() =>
        await StoppedAsync(Definition("h", Sequence("root", Set("s", "x", Js("['a', 'b', 'c', 'd', 'e'].map(c => c.repeat(1000000))")), Event("e")), Variable("x")), "characters");

    [Fact]
    public async Task Recursion_OverChildren_IsStoppedAtADepth()
    {
        await using var run = await Run.OfAsync(Definition("me", Sequence("root", Activity("Elsa.DispatchWorkflow", "d").With("workflowDefinitionId", Literal("me")).With("waitForCompletion", Literal(true)))));
        Instances(run).Should().BeLessThan(30);
        run.Engine.Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_instances WHERE sub_status = 'Faulted'", r => r.GetInt64(0))).Should().Be(1);
    }

    [Fact]
    public async Task WorkflowAsActivity_InsideItself_IsAnIncident()
    {
        var definition = Definition("me", Sequence("root", Line("a"), Activity("Me", "again"))).With("name", "Me").With("options", new JsonObject { ["usableAsActivity"] = true });
        await using var run = await Run.OfAsync(definition);
        run.Status.Should().Be("Finished/Faulted");
    }

    [Fact]
    public async Task DeepNesting_OfContainers_RunsOrSaysSo()
    {
        var inner = Line("leaf");
        for (var i = 0; i < 60; i++)
        {
            inner = Sequence("s" + i, inner);
        }

        await using var run = await Run.OfAsync(Definition("deep", inner));
        run.Texts.Should().Be("leaf");
    }

    private static long Instances(Run run) => run.Engine.Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_instances", r => r.GetInt64(0)));

    /// <summary>The instance ends in an incident; everything beside it goes on.</summary>
    private static async Task StoppedAsync(JsonObject definition, string message)
    {
        await using var engine = await TestEngine.StartAsync(configure: s => s.AddSingleton(new BurstLimits { Activities = 5_000 }));
        await engine.PublishAsync(Definition("good", Sequence("root", Event("go"), Line("went"))));
        var good = await engine.StartInstanceAsync("good");
        await engine.PublishAsync(definition);
        var hostile = engine.Instance(await engine.StartInstanceAsync((string)definition["definitionId"]!));
        hostile.SubStatus.Should().Be(WorkflowSubStatus.Faulted);
        hostile.Incidents.Should().ContainSingle().Which.Message.Should().Contain(message);
        await engine.EventAsync("go");
        engine.Instance(good).SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }
}
