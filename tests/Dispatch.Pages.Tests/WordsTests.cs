using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Dispatch.Pages.Tests;

/// <summary>All that users read stands in the resource files, in both languages.</summary>
public sealed partial class WordsTests
{
    private static readonly string _pages = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../src/Dispatch.Host/Pages"));

    // Words that name Chinese ones on purpose: the other language, and how the notices of holidays are written.
    private static readonly HashSet<string> _quoting = new(StringComparer.Ordinal) { "Nav.Language", "Calendar.MakeUp.Help", "Calendar.Off.Help" };

    [Fact]
    public void EveryKey_StandsInBothLanguages_WithTheSamePlaces()
    {
        var (chinese, english) = (Read("Words.resx"), Read("Words.en.resx"));
        english.Keys.Should().BeEquivalentTo(chinese.Keys);
        chinese.Where(w => !Places(w.Value).SequenceEqual(Places(english[w.Key]))).Select(w => w.Key).Should().BeEmpty();
        english.Where(w => Han().IsMatch(w.Value) && !_quoting.Contains(w.Key)).Select(w => w.Key).Should().BeEmpty("English words are English");
        chinese.Concat(english).Where(w => string.IsNullOrWhiteSpace(w.Value)).Select(w => w.Key).Should().BeEmpty();
    }

    [Fact]
    public void EveryKeyThatAPageNames_IsThere()
    {
        var words = Read("Words.resx");
        Files("*.cshtml").Concat(Files("*.cs")).SelectMany(f => Key().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Key: m.Groups[1].Value)))
            .Where(used => !words.ContainsKey(used.Key)).Should().BeEmpty();
    }

    [Fact]
    public void EveryCommand_HasAWordInTheAudit()
    {
        var words = Read("Words.resx");
        var source = Path.GetFullPath(Path.Combine(_pages, "../.."));
        var commands = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).SelectMany(f => Command().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        commands.Should().HaveCountGreaterThan(40).And.Contain("CompleteTask");
        commands.Where(c => !words.ContainsKey("Action." + c)).Should().BeEmpty();
    }

    [Fact]
    public void NoPage_SaysAnythingByItself()
    {
        Files("*.cshtml").SelectMany(f => Literals(File.ReadAllText(f)).Select(text => $"{Path.GetFileName(f)}: {text}")).Should().BeEmpty();
        Files("*.cshtml.cs").Where(f => Said().IsMatch(Comment().Replace(File.ReadAllText(f), ""))).Select(Path.GetFileName).Should().BeEmpty();
    }

    // What is left of the markup when tags and code are gone.
    private static IEnumerable<string> Literals(string page)
    {
        foreach (var line in page.Split('\n').Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)))
        {
            if (Han().IsMatch(Strings().Replace(line, "")))
            {
                yield return line.Trim();
            }

            foreach (Match text in Text().Matches(line))
            {
                var said = Code().Replace(text.Groups[1].Value, "").Trim();
                if (Word().IsMatch(said))
                {
                    yield return said;
                }
            }
        }
    }

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(_pages, pattern, SearchOption.AllDirectories);

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(_pages, file)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex(@"(?:\bW|\bwords)\[""([A-Za-z0-9./_-]+)""[,\]]")]
    private static partial Regex Key();

    [GeneratedRegex(@"record (\w+)(?:\([^;{]*?\))?\s*:\s*(?:ICommand|IRequest)<")]
    private static partial Regex Command();

    [GeneratedRegex(@"\{(\d+)(?::[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    // A sentence in a string; a single character may be a mark that is looked for.
    [GeneratedRegex(@"""[^""]*\p{IsCJKUnifiedIdeographs}{2}[^""]*""")]
    private static partial Regex Said();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Strings();

    // Text between a tag's end and the next tag.
    [GeneratedRegex(@"<(?:h[1-6]|p|a|button|label|th|td|dt|legend|summary|option|strong|small|li)\b[^<>]*>([^<>@]*)</")]
    private static partial Regex Text();

    [GeneratedRegex(@"&[a-z]+;|\{[^}]*\}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Word();
}
