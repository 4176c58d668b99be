using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Runtime;
using Dispatch.Engine.Tests.Runs;
using static Dispatch.Engine.Tests.Runs.Author;

namespace Dispatch.Engine.Tests.Definitions;

public sealed class TriggerScheduleTests
{
    [Fact]
    public async Task Cron_Published_StartsAnInstanceAtEachInstant()
    {
        await using var engine = await TestEngine.StartAsync();
        await PublishAsync(engine, Starter("Elsa.Cron", "cronExpression", "0 0 * * * *"));
        await engine.PassTimeAsync(TimeSpan.FromHours(1));
        await engine.PassTimeAsync(TimeSpan.FromHours(1));
        Started(engine).Should().Be(2);
        await engine.RestartAsync();
        await engine.PassTimeAsync(TimeSpan.FromHours(1));
        Started(engine).Should().Be(3);
    }

    [Fact]
    public async Task Timer_LongPastDue_StartsOnceAndGoesOn()
    {
        await using var engine = await TestEngine.StartAsync();
        await PublishAsync(engine, Starter("Elsa.Timer", "interval", "00:10:00"));
        engine.Time.Advance(TimeSpan.FromHours(5));
        (await engine.PassTimeAsync(TimeSpan.Zero)).Should().BeTrue();
        Started(engine).Should().Be(1);
        (await engine.PassTimeAsync(TimeSpan.FromMinutes(9))).Should().BeFalse();
        (await engine.PassTimeAsync(TimeSpan.FromMinutes(10))).Should().BeTrue();
        Started(engine).Should().Be(2);
    }

    [Fact]
    public async Task StartAt_Reached_StartsOnce()
    {
        await using var engine = await TestEngine.StartAsync();
        await PublishAsync(engine, Starter("Elsa.StartAt", "dateTime", "2026-11-23T05:00:00Z"));
        await engine.PassTimeAsync(TimeSpan.FromDays(1));
        Started(engine).Should().Be(1);
        (await engine.PassTimeAsync(TimeSpan.FromDays(99))).Should().BeFalse();
    }

    [Fact]
    public async Task Retracted_TimedTriggers_AreGone()
    {
        await using var engine = await TestEngine.StartAsync();
        await PublishAsync(engine, Starter("Elsa.Timer", "interval", "00:10:00"));
        await engine.UnitAsync((s, unit) =>
        {
            engine.Get<TriggerSchedule>().Replace(unit, "starter", []);
            return Task.FromResult(true);
        });
        (await engine.PassTimeAsync(TimeSpan.FromDays(9))).Should().BeFalse();
    }

    [Fact]
    public async Task Event_AsTrigger_StartsAndCompletesAtOnce()
    {
        await using var engine = await TestEngine.StartAsync();
        await PublishAsync(engine, Starter("Elsa.Event", "eventName", "filed"));
        await engine.EventAsync("filed", new JsonObject { ["n"] = 7 });
        await engine.QuietAsync();
        Started(engine).Should().Be(1);
        engine.Read(s => s.QueryFirst("SELECT status FROM engine_instances", r => r.GetString(0))).Should().Be("Finished");
    }

    private static JsonObject Starter(string type, string input, string value)
    {
        var trigger = Activity(type, "trigger").With(input, Literal(value)).With("customProperties", new JsonObject { ["canStartWorkflow"] = true });
        return Definition("starter", Flow("root", [Line("other"), trigger, Line("after")], "trigger -> after"));
    }

    private static async Task PublishAsync(TestEngine engine, JsonObject json)
    {
        var definition = await engine.PublishAsync(json);
        var graph = engine.Get<GraphCache>().Version(definition.Id);
        var rows = GraphTriggers.Of(graph, engine.Time).Select(t => new TriggerRow
        {
            Id = $"{definition.Id}:{t.Activity.Id}",
            DefinitionId = definition.DefinitionId,
            VersionId = definition.Id,
            ActivityId = t.Activity.Id,
            Name = t.StimulusName,
            Hash = Stimulus.HashOf(t.StimulusName, t.Payload),
            Payload = JsonSerializer.Serialize(t.Payload, Values.Json),
        }).ToList();
        rows.Should().ContainSingle();
        await engine.UnitAsync((s, unit) =>
        {
            engine.Get<TriggerSchedule>().Replace(unit, definition.DefinitionId, rows);
            return Task.FromResult(true);
        });
    }

    private static long Started(TestEngine engine) => engine.Read(s => s.QueryFirst("SELECT COUNT(*) FROM engine_instances WHERE status = 'Finished'", r => r.GetInt64(0)));
}
