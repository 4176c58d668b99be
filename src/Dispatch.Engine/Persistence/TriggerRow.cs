namespace Dispatch.Engine.Persistence;

/// <summary>What starts a published version.</summary>
public sealed class TriggerRow
{
    /// <summary>16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>The definition it starts.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version it was read from.</summary>
    public required string VersionId { get; init; }

    /// <summary>The trigger activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The stimulus name.</summary>
    public required string Name { get; init; }

    /// <summary>What stimuli are matched by.</summary>
    public required string Hash { get; init; }

    /// <summary>The payload, JSON.</summary>
    public required string Payload { get; init; }
}
