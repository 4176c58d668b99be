namespace Dispatch.Workflows.Reports;

/// <summary>How many open tickets are so many days old.</summary>
public sealed record AgeBand(string Days, int Open);
