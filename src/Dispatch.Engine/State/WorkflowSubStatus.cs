using System.Text.Json.Serialization;

namespace Dispatch.Engine.State;

/// <summary>How an instance runs or how it ended. Pending, Executing, Suspended and Interrupted go with Running, the others with Finished.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowSubStatus>))]
public enum WorkflowSubStatus
{
    /// <summary>Not started yet.</summary>
    Pending,

    /// <summary>In the middle of a burst.</summary>
    Executing,

    /// <summary>Waiting for a stimulus.</summary>
    Suspended,

    /// <summary>Ran to its end.</summary>
    Finished,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>Ended by a failure.</summary>
    Faulted,

    /// <summary>Kept for definitions and clients of Elsa; a burst is one transaction here, so nothing is ever interrupted.</summary>
    Interrupted,
}
