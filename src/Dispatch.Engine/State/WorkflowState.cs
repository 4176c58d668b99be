using System.Text.Json;

namespace Dispatch.Engine.State;

/// <summary>One instance as data: what is stored between two bursts, and nothing more.</summary>
/// <remarks>Values are null, string, bool, long, double, decimal or <see cref="JsonElement"/>; see <see cref="Authoring.Values"/>.</remarks>
public sealed class WorkflowState
{
    /// <summary>16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>The definition it runs.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version of the definition it started with and stays on.</summary>
    public required string DefinitionVersionId { get; set; }

    /// <summary>That version's number.</summary>
    public required int DefinitionVersion { get; set; }

    /// <summary>Whether it may still move.</summary>
    public WorkflowStatus Status { get; set; }

    /// <summary>How it runs or ended.</summary>
    public WorkflowSubStatus SubStatus { get; set; }

    /// <summary>What the instance is about, in the caller's words (a ticket's id).</summary>
    public string? CorrelationId { get; set; }

    /// <summary>A name for people.</summary>
    public string? Name { get; set; }

    /// <summary>The instance that started it, if one did.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The end of its last burst.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Workflow inputs by name.</summary>
    public Dictionary<string, object?> Input { get; init; } = [];

    /// <summary>Workflow outputs by name.</summary>
    public Dictionary<string, object?> Output { get; init; } = [];

    /// <summary>Free properties of the instance.</summary>
    public Dictionary<string, object?> Properties { get; init; } = [];

    /// <summary>Executions that have not ended, and the root's; parents before children.</summary>
    public List<ContextState> Contexts { get; init; } = [];

    /// <summary>Where it waits.</summary>
    public List<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>Its open failures.</summary>
    public List<Incident> Incidents { get; init; } = [];

    /// <summary>The last outputs of each activity: activity id, then output name.</summary>
    public Dictionary<string, Dictionary<string, object?>> ActivityOutputs { get; init; } = [];

    /// <summary>The result of the activity that completed last.</summary>
    public object? LastResult { get; set; }

    /// <summary>Executions that wait for a burst of their own (<c>runAsynchronously</c>).</summary>
    public List<string> Deferred { get; init; } = [];

    /// <summary>The number of the last journal entry.</summary>
    public long Sequence { get; set; }

    /// <summary>How often the stored row has changed; guards against two writers. Not part of the stored JSON.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long RowVersion { get; set; }
}
