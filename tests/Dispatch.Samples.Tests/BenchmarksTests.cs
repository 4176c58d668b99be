namespace Dispatch.Samples.Tests;

/// <summary>The benchmarks run to their end with tiny sizes. How fast they are is nobody's business here.</summary>
public sealed class BenchmarksTests
{
    [Fact]
    public async Task Benchmarks_Tiny_PrintEveryRowAndLoseNothing()
    {
        var run = await ScriptRun.OfProgramAsync(
            "Dispatch.Benchmarks", "raw", "short", "long", "race", "complaints", "large", "--scale", "0.002", "--closed", "20", "--open", "20", "--timers", "200");

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().ContainAll("| raw SQLite | 64 per commit |", "| short | 64 callers |", "| long | 64 callers, one resume |", "| race | stuck | 0 |", "| complaint step | 64 callers |")
            .And.ContainAll("of raw SQLite with the same rows", "20 closed and 20 open tickets", "| ready after a kill | 200 timers |", "HTTP in the full file:");
    }

    [Fact]
    public async Task Benchmarks_UnknownWorkload_SaysWhichThereAre()
    {
        var run = await ScriptRun.OfProgramAsync("Dispatch.Benchmarks", "shirt");

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("'shirt'").And.Contain("complaints");
    }
}
