namespace Dispatch.Workflows.Reports;

/// <summary>What reports need of one ticket, in one narrow row that is kept in the transaction of every step that changes it.</summary>
public sealed record ReportFact
{
    /// <summary>The ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>Where it belongs.</summary>
    public string? DistrictId { get; init; }

    /// <summary>Where it belongs.</summary>
    public string? StreetId { get; init; }

    /// <summary>Where it belongs.</summary>
    public string? CommunityId { get; init; }

    /// <summary>Its category.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>The department that leads; null while none was called.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The unit whose move it is.</summary>
    public string? HolderId { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the whole case is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was handled: evaluation began, or it ended without one. Null again while it is redone.</summary>
    public DateTimeOffset? HandledAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>When the first task on it was due.</summary>
    public DateTimeOffset? ResponseDueAt { get; init; }

    /// <summary>When the first task on it was done.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>From the call to the lead's signing in, milliseconds.</summary>
    public long? SignInMs { get; init; }

    /// <summary>From the call to arrival on site, milliseconds.</summary>
    public long? ArrivalMs { get; init; }

    /// <summary>From signing in to the lead's report, milliseconds.</summary>
    public long? ReportMs { get; init; }

    /// <summary>What the resident said: satisfied, acceptable, dissatisfied.</summary>
    public string? ResidentOutcome { get; init; }

    /// <summary>Whether the resident said that it was solved.</summary>
    public bool? Solved { get; init; }

    /// <summary>Whether departments were called.</summary>
    public bool Whistled { get; init; }

    /// <summary>How often it was returned.</summary>
    public int Returns { get; init; }

    /// <summary>How often it was done again.</summary>
    public int RedoCount { get; init; }
}
