using System.Collections.Frozen;

namespace Dispatch.Workflows.Organisation;

/// <summary>All units with their members and rosters, ready to be asked: an immutable picture.</summary>
public sealed class UnitTree
{
    private readonly FrozenDictionary<string, Unit> _units;
    private readonly FrozenDictionary<string, string[]> _ancestors;
    private readonly ILookup<string, Unit> _children;
    private readonly FrozenDictionary<string, Member> _members;
    private readonly ILookup<string, Roster> _rosters;
    private readonly FrozenDictionary<string, Roster> _rosterLines;

    /// <summary>Builds the picture; parents that are missing end the chain.</summary>
    public UnitTree(IEnumerable<Unit> units, IEnumerable<Member> members, IEnumerable<Roster> rosters)
    {
        Units = [.. units.OrderBy(u => u.Id, StringComparer.Ordinal)];
        Members = [.. members.OrderBy(m => m.Id, StringComparer.Ordinal)];
        Rosters = [.. rosters.OrderBy(r => r.Id, StringComparer.Ordinal)];
        _units = Units.ToFrozenDictionary(u => u.Id, StringComparer.Ordinal);
        _children = Units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!, StringComparer.Ordinal);
        _ancestors = Units.ToFrozenDictionary(u => u.Id, Chain, StringComparer.Ordinal);
        _members = Members.ToFrozenDictionary(m => m.Id, StringComparer.Ordinal);
        _rosterLines = Rosters.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);
        _rosters = Rosters.ToLookup(r => r.UnitId, StringComparer.Ordinal);
    }

    /// <summary>All units by id.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>All members by id.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>All roster lines by id.</summary>
    public IReadOnlyList<Roster> Rosters { get; }

    /// <summary>The unit, or null.</summary>
    public Unit? Find(string? id) => id is not null && _units.TryGetValue(id, out var unit) ? unit : null;

    /// <summary>The member, or null.</summary>
    public Member? Member(string? id) => id is not null && _members.TryGetValue(id, out var member) ? member : null;

    /// <summary>The roster line, or null.</summary>
    public Roster? Roster(string? id) => id is not null && _rosterLines.TryGetValue(id, out var roster) ? roster : null;

    /// <summary>The unit itself and all above it, nearest first; empty for an unknown unit.</summary>
    public IReadOnlyList<string> SelfAndAncestors(string? id) =>
        id is not null && _ancestors.TryGetValue(id, out var chain) ? chain : [];

    /// <summary>Whether <paramref name="id"/> is <paramref name="ancestorId"/> or stands below it.</summary>
    public bool IsWithin(string? id, string ancestorId) => SelfAndAncestors(id).Contains(ancestorId);

    /// <summary>The unit of that kind that lies nearest to a point and not farther than <paramref name="kilometres"/>; null when none does.</summary>
    public Unit? NearestPlaced(UnitKind kind, double lat, double lon, double kilometres)
    {
        const double KilometresPerDegree = 111.2;
        var narrowing = Math.Cos(lat * Math.PI / 180);
        double Distance(Unit unit) => KilometresPerDegree * Math.Sqrt(Math.Pow(unit.Lat!.Value - lat, 2) + Math.Pow((unit.Lon!.Value - lon) * narrowing, 2));
        var nearest = Units.Where(u => u.Kind == kind && u.Lat is not null && u.Lon is not null).MinBy(Distance);
        return nearest is not null && Distance(nearest) <= kilometres ? nearest : null;
    }

    /// <summary>The units directly below.</summary>
    public IEnumerable<Unit> Children(string id) => _children[id];

    /// <summary>The unit and everything below it.</summary>
    public IEnumerable<Unit> SelfAndDescendants(string id)
    {
        if (!_units.TryGetValue(id, out var unit))
        {
            yield break;
        }

        var stack = new Stack<Unit>([unit]);
        while (stack.TryPop(out var next))
        {
            yield return next;
            foreach (var child in _children[next.Id])
            {
                stack.Push(child);
            }
        }
    }

    /// <summary>The nearest unit of a kind at or above <paramref name="id"/>.</summary>
    public Unit? Nearest(string? id, UnitKind kind)
    {
        foreach (var step in SelfAndAncestors(id))
        {
            if (_units[step].Kind == kind)
            {
                return _units[step];
            }
        }

        return null;
    }

    /// <summary>The unit that does the work of <paramref name="id"/> on a day: itself, or whoever took over.</summary>
    public Unit? Effective(string? id, DateOnly day)
    {
        var unit = Find(id);
        for (var steps = 0; unit is not null && !unit.InForce(day) && unit.SuccessorId is not null && steps < 20; steps++)
        {
            unit = Find(unit.SuccessorId);
        }

        return unit;
    }

    /// <summary>Who is on duty in a unit at a local moment.</summary>
    public IEnumerable<Member> OnDuty(string unitId, DateTime local) =>
        _rosters[unitId].Where(r => r.Covers(local)).Select(r => Member(r.MemberId)).OfType<Member>();

    /// <summary>Who holds a post in a unit on a day.</summary>
    public IEnumerable<Member> Holders(string unitId, string post, DateOnly day) =>
        Members.Where(m => m.Posts.Any(p => p.UnitId == unitId && p.Post == post && p.InForce(day)));

    private string[] Chain(Unit unit)
    {
        var chain = new List<string>();
        for (Unit? step = unit; step is not null && !chain.Contains(step.Id); step = Find(step.ParentId))
        {
            chain.Add(step.Id);
        }

        return [.. chain];
    }
}
