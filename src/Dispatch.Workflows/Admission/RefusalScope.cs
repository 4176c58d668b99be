using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Admission;

/// <summary>Which refusals a caller sees: those of communities within its unit, and its own attempts; admin, auditor all.</summary>
internal sealed class RefusalScope(TicketSight sight, CallerContext context, IReferenceData reference)
{
    public SqlCondition Of(string? communityId, string? unitId, DateTimeOffset? from, DateTimeOffset? to)
    {
        var condition = new SqlCondition();
        if (communityId is not null)
        {
            condition.AndIn("community_id", Communities(sight.Within(communityId)));
        }

        if (unitId is not null)
        {
            condition.And("unit_id = {0}", unitId);
        }

        if (from is { } since)
        {
            condition.And("at >= {0}", since);
        }

        if (to is { } until)
        {
            condition.And("at < {0}", until);
        }

        var caller = context.Caller;
        if (!caller.IsSystem && !caller.IsAny(Roles.Admin, Roles.Auditor))
        {
            var own = caller.UnitId ?? "";
            var within = Communities(reference.Current.Units.SelfAndDescendants(own).Select(u => u.Id)).DefaultIfEmpty("").ToList();
            condition.And($"unit_id = {{0}} OR community_id IN ({string.Join(", ", within.Select((_, i) => $"{{{i + 1}}}"))})", [own, .. within]);
        }

        return condition;
    }

    private IEnumerable<object?> Communities(IEnumerable<string> units) =>
        units.Where(u => reference.Current.Unit(u)?.Kind == UnitKind.Community);
}
