namespace Dispatch.Host.Audit;

/// <summary>One change by a person or key: written once, never changed, chained to the one before by its hash.</summary>
internal sealed record AuditEntry
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public required string ActorKind { get; init; }

    public string? ActorId { get; init; }

    public string? ActorUnitId { get; init; }

    /// <summary>What was done, e.g. <c>CompleteTask</c> or <c>definition.published</c>.</summary>
    public required string Action { get; init; }

    public string? SubjectKind { get; init; }

    public string? SubjectId { get; init; }

    /// <summary>In a sentence; no personal data.</summary>
    public string? Summary { get; init; }

    /// <summary>The difference in words, a line each.</summary>
    public string? Changes { get; init; }

    /// <summary>The hash of the entry before; zeros for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over the previous hash and all fields of this entry.</summary>
    public required string Hash { get; init; }
}
