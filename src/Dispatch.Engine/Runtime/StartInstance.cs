namespace Dispatch.Engine.Runtime;

/// <summary>What an instance starts with.</summary>
public sealed record StartInstance(string DefinitionId)
{
    /// <summary>The id the new instance is to have; null for a new one. Lets a caller store the id before the instance runs.</summary>
    public string? InstanceId { get; init; }

    /// <summary>A fixed version to run; null for the published one.</summary>
    public string? VersionId { get; init; }

    /// <summary>What the instance is about.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>A name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Workflow inputs; ids, never personal data.</summary>
    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();

    /// <summary>The trigger activity that starts it; null when started by hand.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>What the trigger brought.</summary>
    public object? TriggerInput { get; init; }

    /// <summary>The instance that starts it.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Free properties of the new instance.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();
}
