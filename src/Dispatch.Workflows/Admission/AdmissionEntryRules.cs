using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Admission;

/// <summary>What must hold of an admission entry among the units.</summary>
internal static class AdmissionEntryRules
{
    public static void Require(AdmissionEntry entry, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(entry, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(AdmissionEntry entry, ReferenceData data, FieldErrors errors)
    {
        errors.UnitIs("departmentId", entry.DepartmentId, data.Units, UnitKind.Department, UnitKind.Branch).Period(entry.ValidFrom, entry.ValidTo);
        for (var i = 0; i < entry.UnitIds.Count; i++)
        {
            errors.UnitIs($"unitIds[{i}]", entry.UnitIds[i], data.Units, UnitKind.Community, UnitKind.Street, UnitKind.District);
        }
    }
}
