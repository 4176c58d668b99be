namespace Dispatch.Workflows.Reports;

/// <summary>What is open now, beside what was open one period earlier.</summary>
/// <param name="UnitId">The unit; null for all.</param>
/// <param name="At">Now.</param>
/// <param name="BeforeAt">The earlier instant: now less the period's length, thirty days where none was named.</param>
/// <param name="GroupBy">What the groups are.</param>
/// <param name="Groups">By group.</param>
/// <param name="Total">All groups together.</param>
/// <param name="Before">What was open at the earlier instant, received one period earlier; by what is known of those tickets now.</param>
/// <param name="TicketsBefore">Where the tickets behind <paramref name="Before"/> are listed; with <c>&amp;figure=</c> open, overdue or evaluating those behind one of them.</param>
/// <param name="Oldest">The ten that have waited longest for being handled; where there are fewer, then those that wait for evaluations.</param>
/// <param name="Definitions">What each figure means.</param>
public sealed record Backlog(
    string? UnitId,
    DateTimeOffset At,
    DateTimeOffset BeforeAt,
    ReportGroup GroupBy,
    IReadOnlyList<BacklogGroup> Groups,
    Stock Total,
    Stock Before,
    string TicketsBefore,
    IReadOnlyList<OpenTicket> Oldest,
    ReportDefinitions Definitions);
