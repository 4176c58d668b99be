namespace Dispatch.Workflows.Tickets;

/// <summary>Who reported, perhaps masked.</summary>
public sealed record ReporterView(string? Name, string? Phone, bool Anonymous, bool Masked);
