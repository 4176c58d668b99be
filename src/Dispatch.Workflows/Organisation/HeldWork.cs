using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tasks;

namespace Dispatch.Workflows.Organisation;

/// <summary>What a member holds and a hand-over moves: open tasks handed to or claimed by them, posts and lines of rosters that go on after its day.</summary>
internal sealed class HeldWork(IDatabase database)
{
    private static readonly string _heldBy = TaskRows.Map.Select + " WHERE state IN ('Open', 'Claimed') AND (assignee_id = $1 OR claimed_by IN (SELECT value FROM json_each($2))) ORDER BY ticket_id, id";

    public List<HumanTask> Tasks(HandOver request, ReferenceData data)
    {
        using var read = database.OpenRead();
        var held = read.Query(_heldBy, TaskRows.Map.ReadOn(read), request.FromMemberId, JsonSerializer.Serialize(request.AccountIds));
        return [.. held.Where(task => Concerns(request, task.UnitId, data))];
    }

    public static List<PostHolding> Posts(HandOver request, Member leaver, DateOnly day, ReferenceData data) =>
        [.. leaver.Posts.Where(p => (p.ValidTo is null || p.ValidTo > day) && Concerns(request, p.UnitId, data))];

    public static List<Roster> Rosters(HandOver request, DateOnly day, ReferenceData data) =>
        [.. data.Units.Rosters.Where(r => r.MemberId == request.FromMemberId && (r.ValidTo is null || r.ValidTo > day) && Concerns(request, r.UnitId, data))];

    private static bool Concerns(HandOver request, string unitId, ReferenceData data) => request.UnitId is null || data.Units.IsWithin(unitId, request.UnitId);
}
