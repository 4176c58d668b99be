using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>Does what follows from an event, after the commit that caused it.</summary>
public interface IEventFollower
{
    /// <summary>Adds what follows to the unit; with the database only, so it happens exactly once. Called for every event that somebody listens to.</summary>
    void Follow(DomainEvent happened, UnitOfWork unit);
}
