using Dispatch.Engine.Primitives;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Organisation;

/// <summary>
/// Hands the duty lists of units that end on to those that take over. An entry of the old unit ends the day before and goes on with the successor, in a split with each part
/// that takes a share of it; where the successor has an entry of its own for the matter on that list, that one stays. An entry that names an old department as lead or helper
/// names its successor from the date on. Proposals of the old unit are given up.
/// </summary>
internal sealed class DutySuccession(Reorganisation order, ReferenceData data, ReferenceRows rows, IdGenerator ids)
{
    private readonly HashSet<string> _ending = [.. order.UnitIds.Where(id => id != order.Heir)];
    private readonly HashSet<(DutyList List, string UnitId, string CategoryCode)> _taken = [];

    public void CarryOut()
    {
        foreach (var entry in data.Duties.Entries.Where(IsConcerned))
        {
            if (entry.State != DutyState.Published)
            {
                Step(entry, entry with { State = DutyState.Refused });
                continue;
            }

            var last = order.OnDate.AddDays(-1);
            Step(entry, last < entry.ValidFrom ? entry with { State = DutyState.Refused } : entry with { ValidTo = last });
            foreach (var unit in Heirs(entry).Where(unit => !HasOwn(unit, entry)))
            {
                rows.Insert(Successor(entry, unit), "inherited", entry.Id);
            }
        }
    }

    private bool IsConcerned(DutyEntry entry) => entry.State switch
    {
        DutyState.Published => (entry.ValidTo is null || entry.ValidTo >= order.OnDate)
            && (_ending.Contains(entry.UnitId) || IsEnding(entry.LeadDepartmentId) || entry.HelperDepartmentIds.Any(_ending.Contains)),
        DutyState.Refused => false,
        _ => _ending.Contains(entry.UnitId),
    };

    private DutyEntry Successor(DutyEntry entry, string unit)
    {
        var department = Department(entry.CategoryCode);
        var lead = IsEnding(entry.LeadDepartmentId) ? department : entry.LeadDepartmentId;
        return entry with
        {
            Id = ids.Next(),
            UnitId = unit,
            LeadDepartmentId = lead,
            HelperDepartmentIds = [.. entry.HelperDepartmentIds.Select(h => _ending.Contains(h) ? department : h).Distinct().Where(h => h != lead)],
            AmendsId = null,
            ValidFrom = entry.ValidFrom < order.OnDate ? order.OnDate : entry.ValidFrom,
            Version = 1,
        };
    }

    // A department's own list is split by category; a community's or street's goes to every part whole, for each keeps doing it in its place.
    private IEnumerable<string> Heirs(DutyEntry entry) => !_ending.Contains(entry.UnitId) ? [entry.UnitId]
        : entry.List == DutyList.Department ? [Department(entry.CategoryCode)]
        : order.Parts.Select(p => p.UnitId).Distinct();

    private string Department(string category) => data.Categories.SelfAndAncestors(category)
        .Select(code => order.Parts.FirstOrDefault(p => p.Categories?.Contains(code) == true)?.UnitId)
        .FirstOrDefault(unit => unit is not null) ?? order.Heir;

    // Two units that become one may both have had the matter.
    private bool HasOwn(string unit, DutyEntry entry) => !_taken.Add((entry.List, unit, entry.CategoryCode)) || (unit != entry.UnitId && data.Duties.Of(entry.CategoryCode).Any(e =>
        e.List == entry.List && e.UnitId == unit && e.State == DutyState.Published && (e.ValidTo is null || e.ValidTo >= order.OnDate)));

    private bool IsEnding(string? id) => id is not null && _ending.Contains(id);

    private void Step(DutyEntry before, DutyEntry after) => rows.Update(after with { Version = before.Version + 1 }, before.Version, order.Kind.ToString().ToLowerInvariant(), order.Basis);
}
