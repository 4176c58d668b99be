namespace Dispatch.Workflows.Tickets;

/// <summary>Who reports, as filed.</summary>
public sealed record NewReporter(string? Name, string? Phone, bool Anonymous, string? Email = null);
