namespace Dispatch.Workflows.Admission;

/// <summary>One attempt to put on a community what neither its lists nor an admission allow. Kept to be counted.</summary>
public sealed record AdmissionRefusal
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The community that was spared.</summary>
    public required string CommunityId { get; init; }

    /// <summary>Who tried: a department, or the street that assigned.</summary>
    public string? UnitId { get; init; }

    /// <summary>The matter.</summary>
    public required string Matter { get; init; }

    /// <summary>Why it was refused.</summary>
    public required AdmissionReason Reason { get; init; }

    /// <summary>The entry cited, null where it is the absence of one.</summary>
    public string? EntryId { get; init; }

    /// <summary>The ticket, where it was about one.</summary>
    public string? TicketId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
