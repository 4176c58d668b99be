namespace Dispatch.Workflows.Reports;

/// <summary>Place by category.</summary>
/// <param name="UnitId">The unit; null for all.</param>
/// <param name="From">The period's first instant.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="GroupBy">What the places are.</param>
/// <param name="Cells">A cell for each place and category that had a ticket in the period or in the one before.</param>
/// <param name="Tickets">Where the tickets are listed; with <c>&amp;key=</c> and <c>&amp;categoryCode=</c> those of a cell.</param>
/// <param name="Definitions">What the figures mean.</param>
public sealed record Heat(string? UnitId, DateTimeOffset From, DateTimeOffset To, ReportGroup GroupBy, IReadOnlyList<HeatCell> Cells, string Tickets, ReportDefinitions Definitions);
