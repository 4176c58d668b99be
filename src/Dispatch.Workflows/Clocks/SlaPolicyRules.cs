using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Clocks;

/// <summary>What must hold of an SLA policy among categories, calendars and the other policies.</summary>
internal static class SlaPolicyRules
{
    public static void Require(SlaPolicy policy, ReferenceData data)
    {
        var errors = new FieldErrors();
        Check(policy, data, errors);
        errors.ThrowIfAny();
    }

    public static void Check(SlaPolicy policy, ReferenceData data, FieldErrors errors)
    {
        errors.CategoryIs("categoryCode", policy.CategoryCode, data)
            .CalendarIs("calendarCode", policy.CalendarCode, data)
            .Period(policy.ValidFrom, policy.ValidTo);
        var other = data.Policies.Policies.FirstOrDefault(p =>
            p.Id != policy.Id && p.TaskKind == policy.TaskKind && p.CategoryCode == policy.CategoryCode && p.Urgency == policy.Urgency
            && ReferenceErrors.Overlap(policy.ValidFrom, policy.ValidTo, p.ValidFrom, p.ValidTo));
        if (other is not null)
        {
            errors.Add("validFrom", $"与时限规则 {other.Id} 的有效期重叠,请先结束后者。Overlaps SLA policy {other.Id}: end that one first.");
        }
    }
}
