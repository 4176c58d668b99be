namespace Dispatch.Workflows.Reports;

/// <summary>How the tickets of a unit and a period went to and fro.</summary>
public sealed record FlowReport(
    string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy, IReadOnlyList<FlowGroup> Groups, FlowGroup Total, FlowGroup? Before, ReportDefinitions Definitions);
