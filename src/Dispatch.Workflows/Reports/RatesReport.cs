namespace Dispatch.Workflows.Reports;

/// <summary>The three rates of a unit and a period.</summary>
public sealed record RatesReport(
    string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy, IReadOnlyList<RatesGroup> Groups, Rates Total, Rates? Before, ReportDefinitions Definitions);
