using System.Text.Json.Serialization;

namespace Dispatch.Engine.State;

/// <summary>Where one execution of an activity stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivityStatus>))]
public enum ActivityStatus
{
    /// <summary>Scheduled.</summary>
    Pending,

    /// <summary>Started and not ended; perhaps waiting.</summary>
    Running,

    /// <summary>Ended with outcomes.</summary>
    Completed,

    /// <summary>Ended from outside.</summary>
    Canceled,

    /// <summary>Ended by a failure.</summary>
    Faulted,
}
