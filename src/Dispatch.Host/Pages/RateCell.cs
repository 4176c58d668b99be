using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Pages;

/// <summary>A rate in a report's table.</summary>
/// <param name="Rate">The group's.</param>
/// <param name="Whole">The whole's, against which it is marked.</param>
/// <param name="Tickets">Those that keep it from being one.</param>
internal sealed record RateCell(Rate Rate, Rate Whole, string Tickets);
