using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Outbox;

/// <summary>Delivers messages of one kind.</summary>
public interface IOutboxHandler
{
    /// <summary>The <see cref="OutboxMessage.Kind"/> it takes.</summary>
    string Kind { get; }

    /// <summary>
    /// Delivers. What it adds to <paramref name="unit"/> is stored together with the removal of the message: a delivery into this database happens exactly once,
    /// one to the outside at least once. <see cref="PostponedException"/> says when to come again; any other exception leaves the message to be tried again later, with growing pauses, and finally as a dead letter.
    /// </summary>
    Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation);
}
