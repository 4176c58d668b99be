namespace Dispatch.Workflows.Reports;

/// <summary>The rates of one group.</summary>
public sealed record RatesGroup(string Key, string Name, string? NameEn, int Received, Rates Rates, Rates? Before, string Tickets);
