namespace Dispatch.Workflows.Organisation;

/// <summary>Units that end on a date and those that take over: a merger, a split or a dissolution. Carried out when the date comes.</summary>
public sealed record Reorganisation
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required ReorganisationKind Kind { get; init; }

    /// <summary>The units that end.</summary>
    public required IReadOnlyList<string> UnitIds { get; init; }

    /// <summary>Who takes over, and what.</summary>
    public required IReadOnlyList<ReorganisationPart> Parts { get; init; }

    /// <summary>The first day of the new order.</summary>
    public required DateOnly OnDate { get; init; }

    /// <summary>The decision it rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>When it was carried out; null while the date lies ahead.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Open tickets that moved.</summary>
    public int TicketsMoved { get; init; }

    /// <summary>How often it was changed.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Who takes over what no part names: the part that names nothing, else the first.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Heir => (Parts.FirstOrDefault(p => p is { Children: null or [], Categories: null or [] }) ?? Parts[0]).UnitId;

    /// <summary>Who takes over a unit below the old one.</summary>
    public string HeirOfChild(string childId) => Parts.FirstOrDefault(p => p.Children?.Contains(childId) == true)?.UnitId ?? Heir;
}
