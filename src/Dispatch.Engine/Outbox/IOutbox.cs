using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Outbox;

/// <summary>Takes messages within a unit of work.</summary>
public interface IOutbox
{
    /// <summary>Stores the message with the unit; delivery begins after the commit.</summary>
    void Send(UnitOfWork unit, OutboxMessage message);
}
