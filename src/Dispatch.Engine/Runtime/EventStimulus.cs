namespace Dispatch.Engine.Runtime;

/// <summary>How named events are matched with the waits and triggers of Elsa's Event activity.</summary>
public static class EventStimulus
{
    /// <summary>The stimulus name.</summary>
    public const string Name = "Elsa.Event";

    /// <summary>What is hashed.</summary>
    public static object Payload(string eventName) => new { eventName };
}
