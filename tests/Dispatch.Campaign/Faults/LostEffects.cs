using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;

namespace Dispatch.Campaign.Faults;

/// <summary>Forgets every thirtieth effect.</summary>
internal sealed class LostEffects(IOutbox inner) : IOutbox
{
    private int _count;

    public void Send(UnitOfWork unit, OutboxMessage message)
    {
        if (Interlocked.Increment(ref _count) % 30 != 0)
        {
            inner.Send(unit, message);
        }
    }

    public void Hasten(UnitOfWork unit, string stream) => inner.Hasten(unit, stream);

    public void Bury(UnitOfWork unit, string id) => inner.Bury(unit, id);
}
