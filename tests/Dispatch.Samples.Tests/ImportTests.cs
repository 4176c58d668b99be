namespace Dispatch.Samples.Tests;

/// <summary><c>samples/import-311.sh</c> with its forty invented rows, three of which can't be tickets.</summary>
public sealed class ImportTests
{
    private const string Rows = "import-311.sample.csv";

    [SkippableFact]
    public async Task Import_OfTheSample_AddsTheGoodRowsAndNamesTheOthers()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync();

        var run = await ScriptRun.OfAsync("import-311.sh", host.Environment, Checkout.Sample(Rows));

        run.ExitCode.Should().Be(1, run.Output);
        run.Output.Should().Contain("40 行 rows, 新增 added 37, 已有 already there 0, 被拒 refused 3")
            .And.Contain("line 15 refused: 没有唯一编号 / no unique key")
            .And.Contain("line 27 refused: 没有这一天或这个时刻 / no such day or time")
            .And.Contain("line 36 refused: 映射中没有区域 / borough not in the mapping: «ATLANTIS»");
    }

    [SkippableFact]
    public async Task Import_RunAgain_AddsNothing()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync();
        await ScriptRun.OfAsync("import-311.sh", host.Environment, Checkout.Sample(Rows));

        var second = await ScriptRun.OfAsync("import-311.sh", host.Environment, Checkout.Sample(Rows));

        second.Output.Should().Contain("40 行 rows, 新增 added 0, 已有 already there 37, 被拒 refused 3");
    }

    [SkippableFact]
    public async Task Import_WithAKeyThatMayNotImport_StopsAtOnce()
    {
        Tools.SkipUnlessThere();
        await using var host = await RunningHost.StartAsync();
        var environment = host.Environment;
        environment["KEY"] = "no-such-key";

        var run = await ScriptRun.OfAsync("import-311.sh", environment, Checkout.Sample(Rows));

        run.ExitCode.Should().Be(2, run.Output);
        run.Output.Should().Contain("the key may not import (401)");
    }

    [SkippableFact]
    public async Task Import_OfAFileWithOtherColumns_SaysWhichItNeeds()
    {
        Tools.SkipUnlessThere();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "a,b\n1,2\n");

            var run = await ScriptRun.OfAsync("import-311.sh", new Dictionary<string, string>(), file);

            run.ExitCode.Should().Be(2, run.Output);
            run.Output.Should().Contain("the first line must name Unique Key, Created Date and Complaint Type");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
