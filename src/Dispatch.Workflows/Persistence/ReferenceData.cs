using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.Persistence;

/// <summary>
/// Everything that decides about tickets and rarely changes (organisation, categories, lists, admissions, calendars, limits) as one immutable
/// picture in memory, so that activities decide without a query.
/// </summary>
public sealed class ReferenceData
{
    /// <summary>An empty picture.</summary>
    public static ReferenceData Empty { get; } = new();

    /// <summary>The organisation.</summary>
    public UnitTree Units { get; init; } = new([], [], []);

    /// <summary>The catalogue of categories.</summary>
    public CategoryCatalogue Categories { get; init; } = new([]);

    /// <summary>The duty lists.</summary>
    public DutyBook Duties { get; init; } = new([]);

    /// <summary>The admission entries.</summary>
    public AdmissionBook Admissions { get; init; } = new([]);

    /// <summary>The working calendars.</summary>
    public CalendarBook Calendars { get; init; } = new([]);

    /// <summary>The limits.</summary>
    public PolicyBook Policies { get; init; } = new([]);

    /// <summary>The unit, or null.</summary>
    public Unit? Unit(string? id) => Units.Find(id);

    /// <summary>The street at or above a unit, or null.</summary>
    public Unit? StreetOf(string? unitId) => Units.Nearest(unitId, UnitKind.Street);

    /// <summary>The district at or above a unit, or null.</summary>
    public Unit? DistrictOf(string? unitId) => Units.Nearest(unitId, UnitKind.District);

    /// <summary>The community at or above a unit, or null.</summary>
    public Unit? CommunityOf(string? unitId) => Units.Nearest(unitId, UnitKind.Community);

    /// <summary>The station of a compound, or null when it has none.</summary>
    public Unit? StationOf(string? compoundId) =>
        compoundId is null ? null : Units.Children(compoundId).Where(u => u.Kind == UnitKind.Station).MinBy(u => (u.ValidTo is not null, u.Id));

    /// <summary>The category, or null.</summary>
    public Category? Category(string? code) => Categories.Find(code);

    /// <summary>The duty entry, or null.</summary>
    public DutyEntry? DutyEntry(string? id) => Duties.Find(id);

    /// <summary>Whose matter a category is, for a community on a day.</summary>
    public DutyLookUp LookUpDuty(string categoryCode, string? communityId, DateOnly day) =>
        Duties.LookUp(categoryCode, communityId, day, Units, Categories);

    /// <summary>Whether a matter may be put on a community on a day; <paramref name="departmentId"/> null when a street assigns.</summary>
    public AdmissionCheck CheckAdmission(string? departmentId, string communityId, string matter, DateOnly day) =>
        Admissions.Check(departmentId, communityId, matter, day, LookUpDuty(matter, communityId, day), Units);

    /// <summary>The limit of a kind of task, or null when no rule names one.</summary>
    public Limit? Limit(string taskKind, string? categoryCode, Urgency urgency, DateOnly day) =>
        Policies.Limit(taskKind, categoryCode, urgency, day, Categories);

    /// <summary>The calendar's working time as now published, or null.</summary>
    public WorkingTime? Calendar(string? code) => Calendars.Find(code);

    /// <summary>When a limit that began at an instant is due, with pauses taken out.</summary>
    /// <exception cref="InvalidOperationException">The limit counts in working time of a calendar that isn't there.</exception>
    public DueTime Due(Limit limit, DateTimeOffset start, params IReadOnlyList<Interval> pauses) =>
        Deadline.Compute(limit, start, pauses, Calendars);
}
