using System.Text.RegularExpressions;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Notices;

/// <summary>Puts a ticket's words into a template's text.</summary>
internal static partial class NoticeText
{
    /// <summary>The words that may stand in braces.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["number", "title", "status", "unit", "lead", "task", "due", "answer", "trackingCode", "link"];

    /// <summary>The text with each placeholder replaced; what a ticket does not have is left out.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> words) =>
        Placeholder().Replace(text, match => words.GetValueOrDefault(match.Groups[1].Value, "")).Trim();

    /// <summary>Adds an error for each placeholder that nothing fills, and for braces that belong to none.</summary>
    public static void Check(string field, string? text, FieldErrors errors)
    {
        foreach (var unknown in Placeholder().Matches(text ?? "").Select(m => m.Groups[1].Value).Where(name => !Placeholders.Contains(name)).Distinct())
        {
            errors.Add(field, $"没有占位符 {{{unknown}}},可用:{string.Join("、", Placeholders)}。There is no placeholder {{{unknown}}}; known: {string.Join(", ", Placeholders)}.");
        }

        if (Placeholder().Replace(text ?? "", "").AsSpan().IndexOfAny('{', '}') >= 0)
        {
            errors.Add(field, "花括号须成对,中间为占位符名称。Braces come in pairs around a placeholder's name.");
        }
    }

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Placeholder();
}
