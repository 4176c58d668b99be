using System.Globalization;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Pages;

/// <summary>What a report page is about; all of it stands in the address.</summary>
public sealed class ReportAsked
{
    /// <summary>First day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The unit; null for the caller's own.</summary>
    public string? UnitId { get; set; }

    /// <summary>What it groups by; null for the usual.</summary>
    public ReportGroup? GroupBy { get; set; }

    /// <summary>What a ranking goes by.</summary>
    public RankingFigure Figure { get; set; }

    /// <summary>The question, with a last day that counts whole; usually the last thirty days.</summary>
    public ReportQuestion Question(DistrictTime district) => new(
        string.IsNullOrEmpty(UnitId) ? null : UnitId,
        district.Midnight(From ?? (To ?? district.Today).AddDays(-29)),
        To is { } to && to < district.Today ? district.Midnight(to.AddDays(1)) : null,
        GroupBy);

    /// <summary>The address of a report page, with some members changed.</summary>
    public string Address(string path, params IEnumerable<(string Name, string? Value)> changed)
    {
        var parts = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["from"] = Text(From),
            ["to"] = Text(To),
            ["unitId"] = UnitId,
            ["groupBy"] = GroupBy?.ToString().ToLowerInvariant(),
        };
        foreach (var (name, value) in changed)
        {
            parts[name] = value;
        }

        return path + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    /// <summary>A day as addresses and date fields have it.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant as addresses have it.</summary>
    public static string? Text(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
