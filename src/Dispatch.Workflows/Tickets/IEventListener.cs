namespace Dispatch.Workflows.Tickets;

/// <summary>Hears inside this process, after a commit, what it brought: waiting inbox requests, event streams.</summary>
public interface IEventListener
{
    /// <summary>Called once per commit; must not fail and not block.</summary>
    /// <param name="events">What happened to the ticket.</param>
    /// <param name="tasks">Tasks that came, changed or went, claimed ones too, which are no event to the outside.</param>
    void Heard(IReadOnlyList<DomainEvent> events, IReadOnlyList<TouchedTask> tasks);
}
