namespace Dispatch.Engine.Outbox;

/// <summary>
/// Says whom messages of a kind go to, so that a receiver that never answers holds up only what is meant for it. Kinds without one have a single receiver.
/// </summary>
public interface IOutboxTarget
{
    /// <summary>The <see cref="OutboxMessage.Kind"/> it knows.</summary>
    string Kind { get; }

    /// <summary>The receiver of a message, by any name that is the same for the same receiver. Called once for each message that is taken.</summary>
    string Of(OutboxMessage message);
}
