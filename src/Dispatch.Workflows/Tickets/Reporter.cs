namespace Dispatch.Workflows.Tickets;

/// <summary>Who reported a matter: kept apart from the ticket, shown in full only to those who need it.</summary>
public sealed class Reporter
{
    /// <summary>The ticket.</summary>
    public string TicketId { get; init; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the resident wants to stay unnamed to all who handle the matter.</summary>
    public bool Anonymous { get; init; }
}
