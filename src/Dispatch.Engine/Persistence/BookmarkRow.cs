namespace Dispatch.Engine.Persistence;

/// <summary>A wait, found by what ends it.</summary>
public sealed class BookmarkRow
{
    /// <summary>The bookmark's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance that waits.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The execution that waits.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>The stimulus name.</summary>
    public required string Name { get; init; }

    /// <summary>What stimuli are matched by.</summary>
    public required string Hash { get; init; }

    /// <summary>What the instance is about.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>When the wait began.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
