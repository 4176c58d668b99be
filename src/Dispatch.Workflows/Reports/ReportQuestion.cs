namespace Dispatch.Workflows.Reports;

/// <summary>What is asked of a report; what is left out has a usual value: the caller's unit, the last thirty days, its usual groups.</summary>
public sealed record ReportQuestion(string? UnitId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, ReportGroup? GroupBy = null);
