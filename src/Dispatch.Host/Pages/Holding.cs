using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Host.Pages;

/// <summary>Whose tasks are whose, as the pages sort them; the domain decides again when one is completed.</summary>
internal sealed class Holding(IReferenceData reference)
{
    /// <summary>Whether the task lies with the caller's unit, or with a branch of the caller's department.</summary>
    public bool Holds(Caller caller, TaskView task) => caller.UnitId is { } unit && !caller.Is(Roles.Auditor)
        && (task.UnitId == unit || (reference.Current.Unit(unit)?.Kind == UnitKind.Department && reference.Current.Units.IsWithin(task.UnitId, unit)));
}
