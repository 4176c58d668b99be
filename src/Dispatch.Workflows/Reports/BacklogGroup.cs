namespace Dispatch.Workflows.Reports;

/// <summary>The open tickets of a group.</summary>
/// <param name="Key">The unit's id or category's code.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameEn">Its name in English.</param>
/// <param name="Open">Not ended.</param>
/// <param name="Overdue">Not handled, and the due time is over.</param>
/// <param name="Evaluating">Handled, and waiting for evaluations only.</param>
/// <param name="Ages">By age in days.</param>
/// <param name="Before">What was open one period earlier.</param>
/// <param name="Tickets">Where the tickets behind the figures are listed; with <c>&amp;figure=</c> open, overdue or evaluating those behind one of them.</param>
public sealed record BacklogGroup(string Key, string Name, string? NameEn, int Open, int Overdue, int Evaluating, IReadOnlyList<AgeBand> Ages, Stock Before, string Tickets);
