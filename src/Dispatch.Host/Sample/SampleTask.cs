namespace Dispatch.Host.Sample;

/// <summary>An open task as the sample's people see it.</summary>
internal sealed record SampleTask
{
    public required string Id { get; init; }

    public required string TicketId { get; init; }

    public required string Kind { get; init; }

    public required string UnitId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The outcomes that it offers, a JSON list.</summary>
    public required string Outcomes { get; init; }

    public required string TrackingCode { get; init; }

    /// <summary>An open ticket that the ticket may repeat.</summary>
    public string? Twin { get; init; }

    /// <summary>When the whole case is due.</summary>
    public DateTimeOffset? CaseDueAt { get; init; }

    /// <summary>The limit of the whole case.</summary>
    public required TimeSpan CaseTime { get; init; }

    /// <summary>Whether it is worked on outside office hours too.</summary>
    public required bool Urgent { get; init; }
}
