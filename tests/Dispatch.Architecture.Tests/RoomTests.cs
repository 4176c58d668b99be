using System.Text.RegularExpressions;

namespace Dispatch.Architecture.Tests;

/// <summary>A folder is a room with one subject: its name says the subject, and the namespace is the folder.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] BannedFolders =
    [
        "Common", "Contracts", "Extensions", "Helpers", "Infrastructure", "Interfaces", "Managers", "Misc", "Models", "Services", "Shared", "Utilities", "Utils",
    ];

    [Fact]
    public void Folders_InTheSources_AreNamedBySubject()
    {
        var offenders = Repository.Files("src", "*.cs").Select(Repository.Relative)
            .Where(file => file.Split('/').Intersect(BannedFolders).Any());

        offenders.Should().BeEmpty("a folder named by the kind of its files scatters one subject over many places");
    }

    [Fact]
    public void Types_InTheSources_AreNoManagersOrHelpers()
    {
        var offenders = Layer.FromTheBottom.SelectMany(layer => Layer.Load(layer).GetTypes())
            .Where(type => type.Namespace?.StartsWith("Dispatch.", StringComparison.Ordinal) == true && VagueName().IsMatch(type.Name))
            .Select(type => type.FullName);

        offenders.Should().BeEmpty("a name that fits anything tells nothing");
    }

    [Fact]
    public void Namespaces_InTheSources_AreTheirFolders()
    {
        var offenders = Repository.Files("src", "*.cs")
            .Select(file => (Path: Repository.Relative(file), Declared: DeclaredNamespace().Match(File.ReadAllText(file)).Groups[1].Value))
            .Where(file => file.Declared.Length > 0 && file.Declared != FolderNamespace(file.Path))
            .Select(file => $"{file.Path}: {file.Declared}");

        offenders.Should().BeEmpty();
    }

    [Fact]
    public void Suppressions_InTheEditorConfig_EachHaveAReasonAbove()
    {
        var lines = File.ReadAllLines(Repository.PathOf(".editorconfig"));
        var bare = Enumerable.Range(1, lines.Length - 1)
            .Where(index => lines[index].Contains("severity = none", StringComparison.Ordinal) && !IsExplained(lines, index))
            .Select(index => lines[index]);

        bare.Should().BeEmpty("a rule is switched off for a reason, and the reason stands above it");
    }

    // One sentence may stand above several rules in a row.
    private static bool IsExplained(string[] lines, int index)
    {
        var above = index - 1;
        while (above > 0 && lines[above].Contains("severity = none", StringComparison.Ordinal))
        {
            above--;
        }

        return lines[above].StartsWith('#');
    }

    private static string FolderNamespace(string path) =>
        string.Join('.', path.Split('/').Skip(1).SkipLast(1));

    [GeneratedRegex(@"(Manager|Helper|Helpers|Utils|Utility|Misc)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredNamespace();
}
