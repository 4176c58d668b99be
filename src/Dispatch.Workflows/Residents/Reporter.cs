namespace Dispatch.Workflows.Residents;

/// <summary>Who reported a matter, readable: for the moment of filing and for those who need it. It is kept as a <see cref="ReporterRow"/>.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Name">The name.</param>
/// <param name="Phone">The telephone number.</param>
/// <param name="Anonymous">Whether the resident wants to stay unnamed to all who handle the matter.</param>
/// <param name="Email">The e-mail address.</param>
public sealed record Reporter(string TicketId, string? Name, string? Phone, bool Anonymous, string? Email = null);
