using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>The names of groups.</summary>
internal static class ReportNames
{
    public static (string Name, string? NameEn) Of(string key, ReportGroup group, ReferenceData data)
    {
        if (key == "none")
        {
            return ("未分配", "None");
        }

        return group == ReportGroup.Category
            ? data.Category(key) is { } category ? (category.Name, category.NameEn) : (key, key)
            : data.Unit(key) is { } unit ? (unit.Name, unit.NameEn) : (key, key);
    }
}
