namespace Dispatch.Workflows.Reports;

/// <summary>One day of the district.</summary>
/// <param name="Day">The day.</param>
/// <param name="Received">Received on it.</param>
/// <param name="Late">Of those, handled after the due time, or not handled and it is over.</param>
public sealed record TrendDay(DateOnly Day, int Received, int Late);
