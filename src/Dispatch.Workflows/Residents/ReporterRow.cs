namespace Dispatch.Workflows.Residents;

/// <summary>Who reported a matter, as it is kept: apart from the ticket, encrypted, found by phone only through a keyed hash.</summary>
public sealed class ReporterRow
{
    /// <summary>The ticket.</summary>
    public string TicketId { get; init; } = "";

    /// <summary>Whether the resident stays unnamed to all who handle the matter.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Name and phone, sealed by <see cref="DataKeys"/> for this ticket; null after erasure.</summary>
    public string? Sealed { get; init; }

    /// <summary>Keyed hash of the phone number's digits; null without a number, for anonymous reporters and after erasure.</summary>
    public string? PhoneHash { get; init; }

    /// <summary>When the identity was erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}
