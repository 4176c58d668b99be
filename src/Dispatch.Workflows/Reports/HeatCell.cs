namespace Dispatch.Workflows.Reports;

/// <summary>How many tickets of a category came from a place, in the period and in the one before.</summary>
public sealed record HeatCell(string Key, string CategoryCode, int Received, int Before);
