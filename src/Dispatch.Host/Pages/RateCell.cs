using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Pages;

/// <summary>A rate in a report's table.</summary>
/// <param name="Title">Which rate, in the page's words.</param>
/// <param name="Rate">The group's.</param>
/// <param name="Whole">The whole's, against which it is marked.</param>
/// <param name="Counted">The figure of those that count in it; with <c>.denominator</c>, of all that it is of.</param>
/// <param name="Missed">The figure of those that keep it from being one.</param>
/// <param name="Tickets">Where the tickets behind a figure are.</param>
internal sealed record RateCell(string Title, Rate Rate, Rate Whole, string Counted, string Missed, Func<string, string> Tickets);
