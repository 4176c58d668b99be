using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Workflows.Admission;

/// <summary>What the live admissions put on each community below a unit, on a day.</summary>
[AllowedForSignedIn]
public sealed record BurdenIndex(string? UnitId = null, DateOnly? Day = null) : IQuery<IReadOnlyList<CommunityBurden>>;

internal sealed class BurdenIndexHandler(IReferenceData reference, DistrictTime time, IDatabase database) : IRequestHandler<BurdenIndex, IReadOnlyList<CommunityBurden>>
{
    public Task<IReadOnlyList<CommunityBurden>> Handle(BurdenIndex request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var day = request.Day ?? time.Today;
        var open = OpenTasks();
        IReadOnlyList<CommunityBurden> burdens =
        [
            .. data.Units.Units.Where(u => u.Kind == UnitKind.Community && u.InForce(day) && (request.UnitId is null || data.Units.IsWithin(u.Id, request.UnitId)))
                .Select(u => Of(u, data, day, open.GetValueOrDefault(u.Id))),
        ];
        return Task.FromResult(burdens);
    }

    private Dictionary<string, long> OpenTasks()
    {
        using var read = database.OpenRead();
        return read.Query(
                $"SELECT community_id, COUNT(*) FROM tickets WHERE matter = 'Downward' AND {TicketTable.NotComplaint} AND closed_at IS NULL AND community_id IS NOT NULL GROUP BY community_id",
                row => (Community: row.GetString(0), Count: row.GetInt64(1)))
            .ToDictionary(c => c.Community, c => c.Count, StringComparer.Ordinal);
    }

    private static CommunityBurden Of(Organisation.Unit community, ReferenceData data, DateOnly day, long openTasks)
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
            openTasks,
            community.Households is > 0 ? Math.Round(hours * 1000.0 / community.Households.Value, 2) : null);
    }
}
