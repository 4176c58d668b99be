using CsCheck;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.State;

namespace Dispatch.Engine.Tests.Runs;

/// <summary>Random well-formed flowcharts (forks, joins, choices, bounded loops, waits), run to their end.</summary>
public sealed class RandomFlowchartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flowchart_Random_RunsToItsEndInEveryOrderOfItsWaits(bool tokens)
    {
        await using var engine = await TestEngine.StartAsync(tokens);
        Gen.Select(Block.Any(tokens), Gen.Int[0, 1000]).Sample(
            (block, seed) =>
            {
                var drawing = new Drawing();
                var definition = drawing.Definition("random", block);
                engine.PublishAsync(definition).GetAwaiter().GetResult();
                Finish(engine, drawing, new Random(seed), restarts: false).GetAwaiter().GetResult();
            },
            iter: 60,
            threads: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Flowchart_Random_EndsAlikeOverRestarts(bool tokens)
    {
        await using var engine = await TestEngine.StartAsync(tokens);
        Gen.Select(Block.Any(tokens), Gen.Int[0, 1000]).Sample(
            (block, seed) =>
            {
                var drawing = new Drawing();
                engine.PublishAsync(drawing.Definition("random", block)).GetAwaiter().GetResult();
                var straight = Finish(engine, drawing, new Random(seed), restarts: false).GetAwaiter().GetResult();
                var broken = Finish(engine, drawing, new Random(seed), restarts: true).GetAwaiter().GetResult();
                broken.Should().Equal(straight);
            },
            iter: 8,
            threads: 1);
    }

    private static async Task<Dictionary<string, string>> Finish(TestEngine engine, Drawing drawing, Random random, bool restarts)
    {
        var id = await engine.StartInstanceAsync("random");
        for (var bookmarks = engine.Instance(id).Bookmarks; bookmarks.Count > 0; bookmarks = engine.Instance(id).Bookmarks)
        {
            if (restarts)
            {
                await engine.RestartAsync();
            }

            var taken = bookmarks[random.Next(bookmarks.Count)];
            await engine.ResumeAsync(id, taken.Id);
            await engine.Invoking(e => e.ResumeAsync(id, taken.Id)).Should().ThrowAsync<ConflictException>("a wait is over once");
        }

        var state = engine.Instance(id);
        $"{state.Status}/{state.SubStatus}".Should().Be("Finished/Finished");
        var ran = engine.Journal(id).Where(e => e is { EventName: "Started", ActivityType: not "Elsa.Workflow" }).GroupBy(e => e.ActivityId).ToDictionary(g => g.Key, g => g.Count());
        ran.Should().BeEquivalentTo(drawing.Expected, "the flowchart is {0}", drawing);
        return state.Contexts.Single(c => c.ParentId is null).Variables?.ToDictionary(v => v.Key, v => $"{v.Value}") ?? [];
    }
}
