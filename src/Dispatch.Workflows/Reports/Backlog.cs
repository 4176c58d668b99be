namespace Dispatch.Workflows.Reports;

/// <summary>What is open now.</summary>
public sealed record Backlog(string? UnitId, DateTimeOffset At, ReportGroup GroupBy, IReadOnlyList<BacklogGroup> Groups, IReadOnlyList<OpenTicket> Oldest, ReportDefinitions Definitions);
