using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Client;

/// <summary>Remembers who changed what. Whoever composes the system knows the caller and keeps the trail; the engine says what happened.</summary>
public interface IAuditTrail
{
    /// <summary>Adds an entry to the transaction of the change itself.</summary>
    void Add(UnitOfWork unit, AuditNote note);
}
