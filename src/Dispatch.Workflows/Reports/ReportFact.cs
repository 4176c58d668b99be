namespace Dispatch.Workflows.Reports;

/// <summary>What reports need of one ticket, in one narrow row that is kept in the transaction of every step that changes it.</summary>
public sealed record ReportFact
{
    /// <summary>The ticket.</summary>
    public string TicketId { get; set; } = "";

    /// <summary>The ticket's number.</summary>
    public string? Number { get; set; }

    /// <summary>Where it belongs.</summary>
    public string? DistrictId { get; set; }

    /// <summary>Where it belongs.</summary>
    public string? StreetId { get; set; }

    /// <summary>Where it belongs.</summary>
    public string? CommunityId { get; set; }

    /// <summary>Its category.</summary>
    public string CategoryCode { get; set; } = "";

    /// <summary>The department that leads; null while none was called.</summary>
    public string? DepartmentId { get; set; }

    /// <summary>The unit whose move it is.</summary>
    public string? HolderId { get; set; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When the whole case is due.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it was handled: evaluation began, or it ended without one. Null again while it is redone.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Where it stands.</summary>
    public string Status { get; set; } = "";

    /// <summary>When the first task on it was due.</summary>
    public DateTimeOffset? ResponseDueAt { get; set; }

    /// <summary>When the first task on it was done, or when it was handled where that came first.</summary>
    public DateTimeOffset? RespondedAt { get; set; }

    /// <summary>From the call to the lead's signing in, milliseconds.</summary>
    public long? SignInMs { get; set; }

    /// <summary>From the call to arrival on site, milliseconds.</summary>
    public long? ArrivalMs { get; set; }

    /// <summary>From signing in to the lead's report, milliseconds.</summary>
    public long? ReportMs { get; set; }

    /// <summary>What the resident said: satisfied, acceptable, dissatisfied.</summary>
    public string? ResidentOutcome { get; set; }

    /// <summary>Whether the resident said that it was solved.</summary>
    public bool? Solved { get; set; }

    /// <summary>Whether departments were called.</summary>
    public bool Whistled { get; set; }

    /// <summary>How often it was returned.</summary>
    public int Returns { get; set; }

    /// <summary>How often it was done again.</summary>
    public int RedoCount { get; set; }

    /// <summary>The units that returned it, each once.</summary>
    public IReadOnlyList<string> ReturnedBy { get; set; } = [];

    /// <summary>How often it went back to a unit that had returned it.</summary>
    public int PingPongs { get; set; }

    /// <summary>How often the move passed from one unit to another.</summary>
    public int HandOvers { get; set; }
}
