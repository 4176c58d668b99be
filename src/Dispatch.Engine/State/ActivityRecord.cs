using System.Text.Json;

namespace Dispatch.Engine.State;

/// <summary>One execution of an activity as admins look at it: its evaluated inputs, outcomes and outputs.</summary>
public sealed record ActivityRecord
{
    /// <summary>The execution's id.</summary>
    public required string Id { get; init; }

    /// <summary>The activity's id in its definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's path.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The version of the activity's type.</summary>
    public int ActivityTypeVersion { get; init; } = 1;

    /// <summary>The activity's name.</summary>
    public string? ActivityName { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>Whether it waits.</summary>
    public bool HasBookmarks { get; init; }

    /// <summary>Evaluated inputs by name (PascalCase), as far as the log persistence mode keeps them.</summary>
    public Dictionary<string, JsonElement>? ActivityState { get; init; }

    /// <summary>Outputs by name (PascalCase).</summary>
    public Dictionary<string, JsonElement>? Outputs { get; init; }

    /// <summary>The outcomes it completed with, when it named any.</summary>
    public IReadOnlyList<string>? Outcomes { get; init; }

    /// <summary>Its failure.</summary>
    public IncidentException? Exception { get; init; }

    /// <summary>Faults in it and below it.</summary>
    public int AggregateFaultCount { get; init; }

    /// <summary>How deep in the tree of executions.</summary>
    public int CallStackDepth { get; init; }

    /// <summary>The execution that scheduled it.</summary>
    public string? SchedulingActivityExecutionId { get; init; }

    /// <summary>The activity that scheduled it.</summary>
    public string? SchedulingActivityId { get; init; }

    /// <summary>This record together with what an earlier burst wrote down of the same execution: inputs evaluated and outputs given before a wait.</summary>
    public ActivityRecord After(ActivityRecord earlier) => this with
    {
        ActivityState = Joined(earlier.ActivityState, ActivityState),
        Outputs = Joined(earlier.Outputs, Outputs),
    };

    private static Dictionary<string, JsonElement>? Joined(Dictionary<string, JsonElement>? earlier, Dictionary<string, JsonElement>? later)
    {
        if (earlier is null || later is null)
        {
            return later ?? earlier;
        }

        var joined = new Dictionary<string, JsonElement>(earlier);
        foreach (var (name, value) in later)
        {
            joined[name] = value;
        }

        return joined;
    }
}
