using Dispatch.Host.Pages.Admin;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Host.Pages;

/// <summary>Whose tasks are whose, and to whom they may be handed, as the pages sort them; the domain decides again when something is done.</summary>
internal sealed class Holding(IReferenceData reference)
{
    /// <summary>Whether a task that lies with a unit lies with the caller's unit, or with a branch of the caller's department.</summary>
    public bool Holds(Caller caller, string unitId) => caller.UnitId is { } unit && !caller.Is(Roles.Auditor)
        && (unitId == unit || (reference.Current.Unit(unit)?.Kind == UnitKind.Department && reference.Current.Units.IsWithin(unitId, unit)));

    /// <summary>To whom the holder may hand a task: members with a post in its unit, then units below.</summary>
    public IReadOnlyList<FieldOption> Colleagues(TaskView task, DateOnly today)
    {
        var units = reference.Current.Units;
        return
        [
            .. units.Members.Where(m => m.Posts.Any(p => p.UnitId == task.UnitId && p.InForce(today))).Select(m => new FieldOption(m.Id, Says.Of(m.Name, m.NameEn))),
            .. units.SelfAndDescendants(task.UnitId).Where(u => u.Id != task.UnitId && u.Kind != UnitKind.Compound && u.InForce(today)).Select(u => new FieldOption(u.Id, Says.Of(u.Name, u.NameEn))),
        ];
    }

    /// <summary>Hands a task to one of them.</summary>
    public DelegateTask Delegate(string taskId, string to) => reference.Current.Units.Member(to) is null ? new DelegateTask(taskId, null, to, null) : new DelegateTask(taskId, to, null, null);
}
