using System.Text.Json.Serialization;

namespace Dispatch.Engine.State;

/// <summary>One execution of an activity, as far as a later burst needs it.</summary>
public sealed class ContextState
{
    /// <summary>16 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>The execution around it; null for the workflow itself.</summary>
    public string? ParentId { get; init; }

    /// <summary>The activity's path in its definition.</summary>
    public required string NodeId { get; init; }

    /// <summary>Where it stands.</summary>
    public ActivityStatus Status { get; set; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>The execution that scheduled it.</summary>
    public string? ScheduledBy { get; init; }

    /// <summary>How its container scheduled it, in the container's own words.</summary>
    public string? Tag { get; init; }

    /// <summary>Faults in it and below it.</summary>
    public int FaultCount { get; set; }

    /// <summary>Values of the variables declared on its activity, by variable id; of loops also by name (<c>CurrentValue</c>).</summary>
    public Dictionary<string, object?>? Variables { get; set; }

    /// <summary>The outcomes it completed with.</summary>
    public List<string>? Outcomes { get; set; }

    /// <summary>What the activity itself keeps, by name of its type: its objects after a burst, JSON when it was read; see <see cref="Authoring.ActivityExecutionContext.State{T}"/>.</summary>
    [JsonConverter(typeof(OwnStateConverter))]
    public Dictionary<string, object>? Own { get; set; }
}
