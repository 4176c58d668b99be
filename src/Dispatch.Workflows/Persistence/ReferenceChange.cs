namespace Dispatch.Workflows.Persistence;

/// <summary>One change of a row of reference data, kept for ever: what it became, by whom, when and why.</summary>
public sealed record ReferenceChange
{
    /// <summary>What was changed, as its resource is called: <c>duty-lists</c>, <c>admissions</c>, <c>units</c>, <c>categories</c>, <c>sla-policies</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The row's id.</summary>
    public required string RowId { get; init; }

    /// <summary>The version that it became.</summary>
    public required long Version { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: user, key or system.</summary>
    public required string ActorKind { get; init; }

    /// <summary>The account or key.</summary>
    public string? ActorId { get; init; }

    /// <summary>The unit it acted for.</summary>
    public string? ActorUnitId { get; init; }

    /// <summary>What was done, in a word: created, changed, proposed, confirmed, published, refused, withdrawn, ended …</summary>
    public required string Action { get; init; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Note { get; init; }

    /// <summary>The row as it became, JSON.</summary>
    public required string Data { get; init; }
}
