using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.DutyLists;

/// <summary>What must hold of a duty entry among units, categories and the other entries.</summary>
internal static class DutyEntryRules
{
    public static void Require(DutyEntry entry, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(entry, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(DutyEntry entry, ReferenceData data, FieldErrors errors)
    {
        if (entry.List == DutyList.Department)
        {
            errors.UnitIs("unitId", entry.UnitId, data.Units, UnitKind.Department, UnitKind.Branch);
        }
        else
        {
            errors.UnitIs("unitId", entry.UnitId, data.Units, UnitKind.Community, UnitKind.Street, UnitKind.District);
        }

        errors.CategoryIs("categoryCode", entry.CategoryCode, data)
            .UnitIs("leadDepartmentId", entry.LeadDepartmentId, data.Units, UnitKind.Department, UnitKind.Branch)
            .Period(entry.ValidFrom, entry.ValidTo);
        CheckHelpers(entry, data, errors);
        CheckOverlap(entry, data, errors);
    }

    private static void CheckHelpers(DutyEntry entry, ReferenceData data, FieldErrors errors)
    {
        for (var i = 0; i < entry.HelperDepartmentIds.Count; i++)
        {
            var helper = entry.HelperDepartmentIds[i];
            errors.UnitIs($"helperDepartmentIds[{i}]", helper, data.Units, UnitKind.Department, UnitKind.Branch);
            if (helper == entry.LeadDepartmentId || entry.HelperDepartmentIds.Take(i).Contains(helper))
            {
                errors.Add($"helperDepartmentIds[{i}]", $"“{helper}”已在主办或协办单位中。“{helper}” is named already.");
            }
        }
    }

    // On one list a matter has one entry at a time, else nobody could say which one decided.
    private static void CheckOverlap(DutyEntry entry, ReferenceData data, FieldErrors errors)
    {
        var other = data.Duties.Of(entry.CategoryCode).FirstOrDefault(e =>
            e.Id != entry.Id && e.Id != entry.AmendsId && e.List == entry.List && e.UnitId == entry.UnitId
            && e.State == DutyState.Published && entry.State == DutyState.Published
            && ReferenceErrors.Overlap(entry.ValidFrom, entry.ValidTo, e.ValidFrom, e.ValidTo));
        if (other is not null)
        {
            errors.Add("validFrom", $"与清单事项 {other.Id}({other.ValidFrom:yyyy-MM-dd} 至 {other.ValidTo?.ToString("yyyy-MM-dd", null) ?? "今后"})的有效期重叠,请先结束后者。Overlaps duty entry {other.Id}: end that one first.");
        }
    }
}
