namespace Dispatch.Workflows.Reports;

/// <summary>How many tickets of a category came from a place.</summary>
public sealed record HeatCell(string Key, string CategoryCode, int Received);
