namespace Dispatch.Workflows.Reports;

/// <summary>What was received day by day, and how much of it was handled in time.</summary>
public sealed record Trend(string? UnitId, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TrendDay> Days, ReportDefinitions Definitions);
