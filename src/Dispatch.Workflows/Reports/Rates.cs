namespace Dispatch.Workflows.Reports;

/// <summary>The three rates.</summary>
public sealed record Rates(Rate Response, Rate Resolution, Rate Satisfaction);
