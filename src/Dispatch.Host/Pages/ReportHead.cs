using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Pages;

/// <summary>What stands above every report: the kinds of reports, the unit, the period, and how to take it along.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Path">The page.</param>
/// <param name="Name">The report's name in the API, for export.</param>
/// <param name="UnitId">The unit it is about.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when.</param>
/// <param name="GroupBy">What it groups by.</param>
internal sealed record ReportHead(ReportAsked Asked, string Path, string Name, string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy)
{
    /// <summary>The same report as a file.</summary>
    public string Export(string format) => $"/api/v1/reports/{Name}" + QueryString.Create(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["format"] = format,
        ["from"] = Instant(From),
        ["to"] = Instant(To),
        ["unitId"] = UnitId,
        ["groupBy"] = GroupBy.ToString().ToLowerInvariant(),
        ["figure"] = Name == "ranking" ? Asked.Figure.ToString().ToLowerInvariant() : null,
    }.Where(p => p.Value is not null));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
