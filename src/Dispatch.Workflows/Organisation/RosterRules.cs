using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>What must hold of a roster line among units and members.</summary>
internal static class RosterRules
{
    public static void Require(Roster roster, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(roster, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(Roster roster, ReferenceData data, FieldErrors errors)
    {
        errors.UnitIs("unitId", roster.UnitId, data.Units).Period(roster.ValidFrom, roster.ValidTo);
        if (data.Units.Member(roster.MemberId) is null)
        {
            errors.Add("memberId", $"没有成员“{roster.MemberId}”。There is no member “{roster.MemberId}”.");
        }
    }
}
