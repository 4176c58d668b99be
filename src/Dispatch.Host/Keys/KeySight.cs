using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Host.Keys;

/// <summary>Whose keys a caller sees and may end: admin and auditor all, a unit its own and those below it, others only the one they use.</summary>
internal sealed class KeySight(CallerContext callers, IReferenceData reference)
{
    public bool Sees(ApiKey key) => callers.Caller.IsAny(Roles.Admin, Roles.Auditor) || key.Id == callers.Caller.Id || (key.UnitId is { } unit && IsOwn(unit));

    /// <summary>One key; what is not there and what is not the caller's to see are answered alike.</summary>
    /// <exception cref="NotFoundException">There is none of that id for the caller.</exception>
    public ApiKey Find(DbSession session, string id) =>
        KeyRows.ById(session, id) is { } found && Sees(found) ? found : throw new NotFoundException($"没有密钥 {id}。There is no key {id}.");

    /// <summary>Whether a unit is the caller's own or lies below it.</summary>
    public bool IsOwn(string unitId) => callers.Caller.UnitId is { } own && (unitId == own || reference.Current.Units.IsWithin(unitId, own));
}
