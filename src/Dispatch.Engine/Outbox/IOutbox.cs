using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Outbox;

/// <summary>Takes messages within a unit of work.</summary>
public interface IOutbox
{
    /// <summary>Stores the message with the unit; delivery begins after the commit.</summary>
    void Send(UnitOfWork unit, OutboxMessage message);

    /// <summary>Tries what waits in a stream after a failure at once, in its order: the receiver is well again.</summary>
    void Hasten(UnitOfWork unit, string stream);

    /// <summary>Takes a message back that was given up, because another has taken its place.</summary>
    void Bury(UnitOfWork unit, string id);
}
