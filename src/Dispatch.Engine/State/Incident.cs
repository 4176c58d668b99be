namespace Dispatch.Engine.State;

/// <summary>A recorded failure of an instance, for an admin to mend.</summary>
public sealed record Incident
{
    /// <summary>The failed activity's id in its definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The failed activity's path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The failed activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>What went wrong and, where known, what to do.</summary>
    public required string Message { get; init; }

    /// <summary>The failure behind it; null when the engine itself noticed (an instance that can never move again).</summary>
    public IncidentException? Exception { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Timestamp { get; init; }
}
