namespace Dispatch.Workflows.Reports;

/// <summary>The SLA report of a unit and a period.</summary>
public sealed record SlaReport(
    string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy, IReadOnlyList<SlaGroup> Groups, SlaGroup Total, SlaGroup? Before, ReportDefinitions Definitions);
