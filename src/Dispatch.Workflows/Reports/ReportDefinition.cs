namespace Dispatch.Workflows.Reports;

/// <summary>What one figure means.</summary>
public sealed record ReportDefinition(string Figure, string Zh, string En);
