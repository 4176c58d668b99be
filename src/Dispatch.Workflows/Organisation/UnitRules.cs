using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What must hold of a unit among the others.</summary>
internal static class UnitRules
{
    public static void Require(Unit unit, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(unit, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(Unit unit, ReferenceData data, FieldErrors errors)
    {
        var parents = Parents(unit.Kind);
        if (unit.Kind == UnitKind.District)
        {
            if (unit.ParentId is not null)
            {
                errors.Add("parentId", "区没有上级单位。A district has no unit above it.");
            }
        }
        else if (unit.ParentId is null)
        {
            errors.Add("parentId", "除区以外都要有上级单位。Every unit but the district needs the one above it.");
        }

        errors.UnitIs("parentId", unit.ParentId, data.Units, parents)
            .UnitIs("departmentId", unit.DepartmentId, data.Units, UnitKind.Department)
            .UnitIs("successorId", unit.SuccessorId, data.Units, unit.Kind);
        if (unit.DepartmentId is not null && unit.Kind != UnitKind.Branch)
        {
            errors.Add("departmentId", "只有派驻机构属于部门。Only a branch belongs to a department.");
        }

        CheckPlace(unit, data, errors);
        errors.Period(unit.ValidFrom, unit.ValidTo);
    }

    private static void CheckPlace(Unit unit, ReferenceData data, FieldErrors errors)
    {
        if (unit.ParentId == unit.Id || (unit.ParentId is not null && data.Units.IsWithin(unit.ParentId, unit.Id)))
        {
            errors.Add("parentId", "上级单位不能是自己或自己的下级。A unit can't stand below itself.");
        }

        if (unit.SuccessorId is null)
        {
            return;
        }

        if (unit.ValidTo is null)
        {
            errors.Add("successorId", "有承接单位时要有结束日期。A unit that is succeeded needs its last day.");
        }

        for (var next = unit.SuccessorId; next is not null; next = data.Units.Find(next)?.SuccessorId)
        {
            if (next == unit.Id)
            {
                errors.Add("successorId", "承接关系成环。The successions form a circle.");
                return;
            }
        }
    }

    private static UnitKind[] Parents(UnitKind kind) => kind switch
    {
        UnitKind.District => [],
        UnitKind.Street or UnitKind.Department => [UnitKind.District],
        UnitKind.Community => [UnitKind.Street],
        UnitKind.Compound => [UnitKind.Community],
        UnitKind.Building or UnitKind.OwnersCommittee => [UnitKind.Compound],
        UnitKind.Station => [UnitKind.Compound, UnitKind.Community],
        UnitKind.Branch => [UnitKind.Street, UnitKind.Department],
        UnitKind.PropertyFirm => [UnitKind.District, UnitKind.Street, UnitKind.Community, UnitKind.Compound],
        _ => [.. Enum.GetValues<UnitKind>()],
    };
}
