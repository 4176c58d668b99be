using System.Text.RegularExpressions;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Architecture.Tests;

/// <summary>What a stranger reads first: links lead somewhere, and both READMEs say the same commands.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Links_BetweenDocuments_LeadToFiles()
    {
        var broken = Documents().SelectMany(document => Link().Matches(File.ReadAllText(document))
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':') && !File.Exists(Resolve(document, target)) && !Directory.Exists(Resolve(document, target)))
            .Select(target => $"{Repository.Relative(document)} -> {target}"));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Readmes_InBothLanguages_GiveTheSameCommands() =>
        Commands("README.zh-CN.md").Should().Equal(Commands("README.md"));

    [Fact]
    public void AdminsPage_SaysWhatEachWayOutOfATaskMeans()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/admins.md"));

        TaskKindCatalogue.All.Select(k => $"| {k.Title} `{k.Name}` ({k.TitleEn}) | {string.Join("; ", k.Outcomes.Select(o => $"`{o.Name}` {o.Label} ({o.LabelEn ?? o.Name})"))} |")
            .Should().OnlyContain(row => page.Contains(row, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Repository.Files("docs", "*.md")).Concat(Repository.Files("samples", "*.md"));

    private static string Resolve(string document, string target) =>
        Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(target));

    // Comments in a code block are prose, and prose is translated.
    private static List<string> Commands(string readme) =>
        Fence().Matches(File.ReadAllText(Repository.PathOf(readme)))
            .SelectMany(match => match.Groups[1].Value.Split('\n'))
            .Select(line => line.Split(" #")[0].Trim())
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .ToList();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```(?:bash|sh)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
