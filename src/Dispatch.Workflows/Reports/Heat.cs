namespace Dispatch.Workflows.Reports;

/// <summary>Place by category.</summary>
public sealed record Heat(string? UnitId, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<HeatCell> Cells);
