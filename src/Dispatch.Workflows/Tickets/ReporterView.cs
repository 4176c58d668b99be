namespace Dispatch.Workflows.Tickets;

/// <summary>Who reported, perhaps masked.</summary>
public sealed record ReporterView(string? Name, string? Phone, bool Anonymous, bool Masked)
{
    /// <summary>The e-mail address; only in full, never masked.</summary>
    public string? Email { get; init; }
}
