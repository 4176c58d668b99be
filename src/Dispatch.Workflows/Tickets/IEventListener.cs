namespace Dispatch.Workflows.Tickets;

/// <summary>Hears of events inside this process after their commit: waiting inbox requests, event streams.</summary>
public interface IEventListener
{
    /// <summary>Called once per commit; must not fail and not block.</summary>
    void Heard(IReadOnlyList<DomainEvent> events);
}
