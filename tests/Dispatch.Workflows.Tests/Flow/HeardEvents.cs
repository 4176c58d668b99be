using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tests.Flow;

/// <summary>Keeps the events that were heard after their commits.</summary>
public sealed class HeardEvents : IEventListener
{
    private readonly List<DomainEvent> _events = [];

    public IReadOnlyList<DomainEvent> All
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    public void Heard(IReadOnlyList<DomainEvent> events, IReadOnlyList<TouchedTask> tasks)
    {
        lock (_events)
        {
            _events.AddRange(events);
        }
    }
}
