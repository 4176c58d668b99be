namespace Dispatch.Samples.Tests;

/// <summary>The programs that the scripts call.</summary>
internal static class Tools
{
    private static readonly string[] Needed = ["bash", "curl", "jq"];

    public static void SkipUnlessThere()
    {
        var missing = Needed.Where(tool => !IsThere(tool)).ToList();
        Skip.If(missing.Count > 0, $"missing: {string.Join(' ', missing)}; install with: apt-get install -y {string.Join(' ', missing)}");
    }

    public static bool IsThere(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
