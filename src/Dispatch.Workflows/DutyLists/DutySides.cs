using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.DutyLists;

/// <summary>
/// The two sides that agree on an entry (互认): the unit whose list it is, and the other it binds: the department that leads, or, where none does,
/// the unit above. A department's own list has the district as its other side. A street or district may propose for a unit below it.
/// </summary>
internal sealed class DutySides(DutyEntry entry, UnitTree units)
{
    /// <summary>The roles that put entries forward, beside admins.</summary>
    public static readonly string[] Proposing = [Roles.District, Roles.Street, Roles.Community, Roles.Department];

    /// <summary>Whose list it is.</summary>
    public string Holder => entry.UnitId;

    /// <summary>The other side; null for a district's own entry that binds no department.</summary>
    public string? Counterpart => entry.List == DutyList.Department
        ? units.Nearest(entry.UnitId, UnitKind.District)?.Id
        : entry.LeadDepartmentId ?? units.Find(entry.UnitId)?.ParentId;

    /// <summary>The side whose consent is asked, seen from the unit that proposed.</summary>
    public string? Asked => entry.ProposedBy is { } proposer && proposer != Holder && (Speaks(proposer, Counterpart) || !IsDepartment(Counterpart)) ? Holder : Counterpart;

    /// <summary>Whether the caller may put the entry forward.</summary>
    public bool MayPropose(Caller caller) => caller.IsAny(Roles.Admin)
        || (caller.UnitId is { } unit && (Speaks(unit, Holder) || Speaks(unit, Counterpart) || IsAbove(unit, Holder)));

    /// <summary>Whether the caller may agree to the entry or refuse it.</summary>
    public bool MayConfirm(Caller caller) => caller.UnitId is { } unit && Speaks(unit, Asked);

    /// <summary>Whether the caller may refuse the entry, or send it away when both sides have agreed.</summary>
    public bool MayRefuse(Caller caller) => MayConfirm(caller) || caller.IsAny(Roles.Admin, Roles.District);

    /// <summary>Whether the caller may take the proposal back.</summary>
    public bool MayTakeBack(Caller caller) => caller.UnitId is { } unit && unit == entry.ProposedBy;

    // A branch speaks for its department and the other way round.
    private bool Speaks(string unit, string? side) =>
        side is not null && (unit == side || units.Find(unit)?.DepartmentId == side || units.Find(side)?.DepartmentId == unit);

    private bool IsAbove(string unit, string below) => unit != below && units.IsWithin(below, unit);

    private bool IsDepartment(string? id) => units.Find(id) is { Kind: UnitKind.Department or UnitKind.Branch };

    public static DutySides Of(DutyEntry entry, ReferenceData data) => new(entry, data.Units);
}
