using System.Collections.Frozen;

namespace Dispatch.Workflows.Catalogue;

/// <summary>All categories, ready to be asked: an immutable picture.</summary>
public sealed class CategoryCatalogue
{
    private readonly FrozenDictionary<string, Category> _byCode;

    /// <summary>Builds the picture.</summary>
    public CategoryCatalogue(IEnumerable<Category> categories)
    {
        Categories = [.. categories.OrderBy(c => c.Code, StringComparer.Ordinal)];
        _byCode = Categories.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);
    }

    /// <summary>All categories by code.</summary>
    public IReadOnlyList<Category> Categories { get; }

    /// <summary>The category, or null.</summary>
    public Category? Find(string? code) => code is not null && _byCode.TryGetValue(code, out var category) ? category : null;

    /// <summary>The category's code and those of the categories it belongs to, nearest first.</summary>
    public IEnumerable<string> SelfAndAncestors(string code)
    {
        var steps = 0;
        for (var category = Find(code); category is not null && steps < 10; category = Find(category.ParentCode), steps++)
        {
            yield return category.Code;
        }
    }

    /// <summary>Categories whose name, code or everyday words contain what was typed, best first.</summary>
    public IEnumerable<Category> Search(string text, DateOnly day)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Categories.Where(c => c.InForce(day))
            .Select(c => (Category: c, Score: words.Sum(w => Score(c, w)) + Spoken(c, text)))
            .Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.Category.Code, StringComparer.Ordinal)
            .Select(s => s.Category);
    }

    private static int Score(Category category, string word)
    {
        var score = 0;
        score += Has(category.Name, word) ? 4 : 0;
        score += Has(category.NameEn, word) ? 3 : 0;
        score += Has(category.Code, word) ? 2 : 0;
        score += category.Keywords.Any(k => Has(k, word)) ? 3 : 0;
        return score;
    }

    // A whole sentence ("楼上太吵睡不着") names a category when one of its everyday words stands in it.
    private static int Spoken(Category category, string sentence) =>
        category.Keywords.Count(k => k.Length > 0 && Has(sentence, k)) * 3;

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
