namespace Dispatch.Engine.Persistence;

/// <summary>A timer as stored.</summary>
public sealed class TimerRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance it belongs to.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Who takes it.</summary>
    public required string Target { get; init; }

    /// <summary>What they need to know.</summary>
    public string? Payload { get; init; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it fires: the due time, later after a failed attempt.</summary>
    public DateTimeOffset FireAt { get; init; }

    /// <summary>Failed attempts.</summary>
    public int Attempts { get; init; }
}
