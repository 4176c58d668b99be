namespace Dispatch.Samples.Tests;

/// <summary>The benchmarks run to their end with tiny sizes. How fast they are is nobody's business here.</summary>
public sealed class BenchmarksTests
{
    [Fact]
    public async Task Benchmarks_Tiny_PrintEveryRowAndLoseNothing()
    {
        var run = await ScriptRun.OfProgramAsync(
            "Dispatch.Benchmarks", "raw", "short", "long", "race", "complaints", "--scale", "0.002");

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().ContainAll("| raw SQLite | 64 per commit |", "| short | 64 callers |", "| long | 64 callers, one resume |", "| race | stuck | 0 |", "| complaint step | 64 callers |")
            .And.Contain("of raw SQLite with the same rows");
    }

    [Fact]
    public async Task Benchmarks_UnknownWorkload_SaysWhichThereAre()
    {
        var run = await ScriptRun.OfProgramAsync("Dispatch.Benchmarks", "shirt");

        run.ExitCode.Should().Be(2);
        run.Output.Should().Contain("'shirt'").And.Contain("complaints");
    }
}
