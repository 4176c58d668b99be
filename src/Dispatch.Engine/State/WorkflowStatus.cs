using System.Text.Json.Serialization;

namespace Dispatch.Engine.State;

/// <summary>Whether an instance may still move.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStatus>))]
public enum WorkflowStatus
{
    /// <summary>Not ended.</summary>
    Running,

    /// <summary>Ended; see the sub-status for how.</summary>
    Finished,
}
