using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>What somebody types who looks for tickets (alias <c>t</c>): each word stands in number, title, description or address, or in the name of the category or the place.</summary>
internal static class TicketWords
{
    private const int Most = 8;

    public static void Add(SqlCondition condition, string? words, ReferenceData reference)
    {
        foreach (var word in (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(Most))
        {
            var pattern = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            List<object?> values = [pattern];
            var categories = Places(values, reference.Categories.Categories.Where(c => Has(c.Name, word) || Has(c.NameEn, word)).Select(c => c.Code));
            var units = Places(values, reference.Units.Units.Where(u => Has(u.Name, word) || Has(u.NameEn, word)).Select(u => u.Id));
            condition.And(
                "t.number LIKE {0} ESCAPE '\\' OR t.title LIKE {0} ESCAPE '\\' OR t.description LIKE {0} ESCAPE '\\' OR t.address LIKE {0} ESCAPE '\\'"
                    + $" OR t.category_code IN ({categories}) OR t.compound_id IN ({units}) OR t.community_id IN ({units})",
                [.. values]);
        }
    }

    private static bool Has(string? name, string word) => name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string Places(List<object?> values, IEnumerable<string> found)
    {
        var first = values.Count;
        values.AddRange(found);
        return string.Join(", ", Enumerable.Range(first, values.Count - first).Select(i => $"{{{i}}}"));
    }
}
