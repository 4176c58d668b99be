using System.Collections.Frozen;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.DutyLists;

/// <summary>All duty lists, ready to be asked: an immutable picture.</summary>
public sealed class DutyBook
{
    private readonly FrozenDictionary<string, DutyEntry> _byId;
    private readonly ILookup<string, DutyEntry> _byCategory;

    /// <summary>Builds the picture.</summary>
    public DutyBook(IEnumerable<DutyEntry> entries)
    {
        Entries = [.. entries.OrderBy(e => e.Id, StringComparer.Ordinal)];
        _byId = Entries.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _byCategory = Entries.ToLookup(e => e.CategoryCode, StringComparer.Ordinal);
    }

    /// <summary>All entries by id.</summary>
    public IReadOnlyList<DutyEntry> Entries { get; }

    /// <summary>The entry, or null.</summary>
    public DutyEntry? Find(string? id) => id is not null && _byId.TryGetValue(id, out var entry) ? entry : null;

    /// <summary>All entries of exactly one category, whatever their state and period.</summary>
    public IEnumerable<DutyEntry> Of(string categoryCode) => _byCategory[categoryCode];

    /// <summary>What the lists say about a category for a community on a day.</summary>
    /// <remarks>
    /// The nearest category counts before the one above it, the community's own entry before its street's and the district's. On one level
    /// what is forbidden counts before what is allowed: abolished, certificate, own, assist. A department's list is asked last.
    /// </remarks>
    public DutyLookUp LookUp(string categoryCode, string? communityId, DateOnly day, UnitTree units, CategoryCatalogue categories)
    {
        foreach (var code in categories.SelfAndAncestors(categoryCode))
        {
            var department = DepartmentEntry(code, communityId, day, units);
            if (CommunityEntry(code, communityId, day, units) is { } entry)
            {
                return new DutyLookUp(Result(entry.List), entry, entry.List == DutyList.Assist ? department : null);
            }

            if (department is not null)
            {
                return new DutyLookUp(DutyResult.Department, department);
            }
        }

        return new DutyLookUp(DutyResult.Unlisted, null);
    }

    private DutyEntry? CommunityEntry(string code, string? communityId, DateOnly day, UnitTree units)
    {
        foreach (var unitId in units.SelfAndAncestors(communityId))
        {
            var best = _byCategory[code]
                .Where(e => e.UnitId == unitId && e.List != DutyList.Department && e.InForce(day))
                .OrderBy(e => Rank(e.List)).ThenByDescending(e => e.ValidFrom).FirstOrDefault();
            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }

    // A department's branch at the community's own street counts before the department of the whole district.
    private DutyEntry? DepartmentEntry(string code, string? communityId, DateOnly day, UnitTree units)
    {
        var territory = units.SelfAndAncestors(communityId);
        return _byCategory[code]
            .Where(e => e.List == DutyList.Department && e.InForce(day) && Serves(e, territory, units))
            .OrderByDescending(e => units.SelfAndAncestors(e.UnitId).Count)
            .ThenByDescending(e => e.ValidFrom)
            .FirstOrDefault();
    }

    private static bool Serves(DutyEntry entry, IReadOnlyList<string> territory, UnitTree units) =>
        units.SelfAndAncestors(entry.UnitId).Any(territory.Contains);

    private static int Rank(DutyList list) => list switch
    {
        DutyList.Abolished => 0,
        DutyList.Certificate => 1,
        DutyList.Own => 2,
        _ => 3,
    };

    private static DutyResult Result(DutyList list) => list switch
    {
        DutyList.Abolished => DutyResult.Abolished,
        DutyList.Certificate => DutyResult.Certificate,
        DutyList.Own => DutyResult.Own,
        _ => DutyResult.Assist,
    };
}
