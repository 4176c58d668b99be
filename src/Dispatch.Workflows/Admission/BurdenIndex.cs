using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>What the live admissions put on each community below a unit, on a day.</summary>
[AllowedForSignedIn]
public sealed record BurdenIndex(string? UnitId = null, DateOnly? Day = null) : IQuery<IReadOnlyList<CommunityBurden>>;

internal sealed class BurdenIndexHandler(IReferenceData reference, DistrictTime time) : IRequestHandler<BurdenIndex, IReadOnlyList<CommunityBurden>>
{
    public Task<IReadOnlyList<CommunityBurden>> Handle(BurdenIndex request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var day = request.Day ?? time.Today;
        IReadOnlyList<CommunityBurden> burdens =
        [
            .. data.Units.Units.Where(u => u.Kind == UnitKind.Community && u.InForce(day) && (request.UnitId is null || data.Units.IsWithin(u.Id, request.UnitId)))
                .Select(u => Of(u, data, day)),
        ];
        return Task.FromResult(burdens);
    }

    private static CommunityBurden Of(Organisation.Unit community, ReferenceData data, DateOnly day)
    {
        var territory = data.Units.SelfAndAncestors(community.Id);
        var live = data.Admissions.Entries.Where(e => e.InForce(day) && e.UnitIds.Any(territory.Contains)).ToList();
        var duties = data.Duties.Entries.Where(e => e.InForce(day) && territory.Contains(e.UnitId)).ToList();
        var hours = live.Sum(e => e.HoursPerMonth);
        return new CommunityBurden(
            community.Id,
            live.Count,
            hours,
            duties.Count(e => e.List == DutyLists.DutyList.Own),
            duties.Count(e => e.List == DutyLists.DutyList.Assist),
            community.Households is > 0 ? Math.Round(hours * 1000.0 / community.Households.Value, 2) : null);
    }
}
