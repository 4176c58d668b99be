using System.Text.Json;

namespace Dispatch.Engine.State;

/// <summary>One thing that happened in an instance, in order.</summary>
public sealed record JournalEntry
{
    /// <summary>16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>The execution it happened in.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>The execution around it.</summary>
    public string? ParentActivityInstanceId { get; init; }

    /// <summary>The activity's id in its definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The version of the activity's type.</summary>
    public int ActivityTypeVersion { get; init; } = 1;

    /// <summary>The activity's name in its definition.</summary>
    public string? ActivityName { get; init; }

    /// <summary>The activity's path.</summary>
    public required string NodeId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>1, 2, 3 … per instance, over all bursts.</summary>
    public required long Sequence { get; init; }

    /// <summary>Started, Resumed, Suspended, Completed, Canceled, Faulted.</summary>
    public required string EventName { get; init; }

    /// <summary>In words, where there is something to say.</summary>
    public string? Message { get; init; }

    /// <summary>What goes with it: outcomes, an exception.</summary>
    public JsonElement? Payload { get; init; }
}
