using Dispatch.Engine.State;

namespace Dispatch.Engine.Persistence;

/// <summary>An instance as stored: narrow columns for lists, the state for bursts.</summary>
public sealed class InstanceRow
{
    /// <summary>16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version it runs.</summary>
    public required string VersionId { get; init; }

    /// <summary>That version's number.</summary>
    public int Version { get; init; }

    /// <summary>Whether it may still move.</summary>
    public WorkflowStatus Status { get; init; }

    /// <summary>How it runs or ended.</summary>
    public WorkflowSubStatus SubStatus { get; init; }

    /// <summary>What it is about.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>A name for people.</summary>
    public string? Name { get; init; }

    /// <summary>The instance that started it.</summary>
    public string? ParentId { get; init; }

    /// <summary>Open incidents.</summary>
    public int IncidentCount { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The end of its last burst.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Counts the bursts; guards against two writers.</summary>
    public long RowVersion { get; init; }

    /// <summary><see cref="WorkflowState"/> as JSON.</summary>
    public required string State { get; init; }
}
