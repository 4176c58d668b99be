using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Client;

/// <summary>Remembers nothing: for uses of the engine without an audit.</summary>
internal sealed class NoAuditTrail : IAuditTrail
{
    public void Add(UnitOfWork unit, AuditNote note)
    {
    }
}
