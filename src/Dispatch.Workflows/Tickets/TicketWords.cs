using System.Text.Json;
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
            var categories = reference.Categories.Categories.Where(c => Has(c.Name, word) || Has(c.NameEn, word)).Select(c => c.Code);
            var units = reference.Units.Units.Where(u => Has(u.Name, word) || Has(u.NameEn, word)).Select(u => u.Id);

            // One value for all that are called so: a word like 社区 stands in the names of thousands of units, and a statement has only so many values.
            condition.And(
                "t.number LIKE {0} ESCAPE '\\' OR t.title LIKE {0} ESCAPE '\\' OR t.description LIKE {0} ESCAPE '\\' OR t.address LIKE {0} ESCAPE '\\' OR t.category_code IN (SELECT value FROM json_each({1}))"
                    + " OR t.compound_id IN (SELECT value FROM json_each({2})) OR t.community_id IN (SELECT value FROM json_each({2}))",
                pattern,
                JsonSerializer.Serialize(categories),
                JsonSerializer.Serialize(units));
        }
    }

    private static bool Has(string? name, string word) => name?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
