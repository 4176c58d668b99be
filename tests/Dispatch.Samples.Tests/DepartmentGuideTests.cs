using System.Text.RegularExpressions;

namespace Dispatch.Samples.Tests;

/// <summary>What the guide gives to type, word by word on a fresh host: from the key to the first reported ticket, other answers, a subscription, a sandbox key.</summary>
public sealed partial class DepartmentGuideTests
{
    [SkippableFact]
    public async Task Guide_TypedFromBeginningToEnd_WorksAsWritten()
    {
        Tools.SkipUnlessThere();
        var guide = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "departments.md"));
        var section = guide[guide.IndexOf("## From the key", StringComparison.Ordinal)..guide.IndexOf("## 4. ", StringComparison.Ordinal)];
        var script = Path.Combine(Path.GetTempPath(), $"dispatch-guide-{Guid.NewGuid():n}.sh");
        await File.WriteAllTextAsync(script, "set -euo pipefail\n" + string.Join('\n', Block().Matches(section).Select(m => m.Groups[1].Value)));
        await using var host = await RunningHost.StartAsync();
        try
        {
            var run = await ScriptRun.OfAsync(script, new Dictionary<string, string> { ["BASE"] = host.Url, ["PHOTO"] = Path.Combine(Checkout.Root, "docs", "pictures", "inbox.png") });
            run.ExitCode.Should().Be(0, run.Output);
            run.Output.Split('\n').Where(line => Answer().IsMatch(line)).Should().Equal(
                ["ok", "whistled", "handling", "verifying", "verifying", "whistled", "atStreet", "whistled", "handling", "image/png", "RequestExtension", "true"], run.Output);
            run.Output.Should().Contain("\"secret\":").And.Contain("\"sandbox\"");
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex("^[a-zA-Z/]+$")]
    private static partial Regex Answer();

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
