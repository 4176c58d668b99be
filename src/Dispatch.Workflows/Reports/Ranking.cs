namespace Dispatch.Workflows.Reports;

/// <summary>A ranking of groups in bands.</summary>
public sealed record Ranking(
    string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy, RankingFigure Figure, IReadOnlyList<RankedGroup> Groups, ReportDefinitions Definitions);
