using System.Text.RegularExpressions;

namespace Dispatch.Samples.Tests;

/// <summary>The guide's way from the key to the first reported ticket, word by word on a fresh host.</summary>
public sealed partial class DepartmentGuideTests
{
    [SkippableFact]
    public async Task Guide_FromKeyToFirstReport_WorksAsWritten()
    {
        Tools.SkipUnlessThere();
        var guide = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "departments.md"));
        var section = guide[guide.IndexOf("## From the key", StringComparison.Ordinal)..guide.IndexOf("## 1. ", StringComparison.Ordinal)];
        var script = Path.Combine(Path.GetTempPath(), $"dispatch-guide-{Guid.NewGuid():n}.sh");
        await File.WriteAllTextAsync(script, "set -euo pipefail\n" + string.Join('\n', Block().Matches(section).Select(m => m.Groups[1].Value)));
        await using var host = await RunningHost.StartAsync();
        try
        {
            var run = await ScriptRun.OfAsync(script, new Dictionary<string, string> { ["BASE"] = host.Url });
            run.ExitCode.Should().Be(0, run.Output);
            run.Output.TrimEnd().Should().EndWith("verifying");
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
