using System.Text.Json;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.Persistence;

/// <summary>Reference data as it stands in files: a whole district, or a part of one.</summary>
public sealed record ReferenceDrafts
{
    /// <summary>Units.</summary>
    public IReadOnlyList<UnitDraft> Units { get; init; } = [];

    /// <summary>Members.</summary>
    public IReadOnlyList<MemberDraft> Members { get; init; } = [];

    /// <summary>Roster lines.</summary>
    public IReadOnlyList<RosterDraft> Rosters { get; init; } = [];

    /// <summary>Categories.</summary>
    public IReadOnlyList<CategoryDraft> Categories { get; init; } = [];

    /// <summary>Duty entries.</summary>
    public IReadOnlyList<DutyEntryDraft> DutyLists { get; init; } = [];

    /// <summary>Admission entries.</summary>
    public IReadOnlyList<AdmissionEntryDraft> Admissions { get; init; } = [];

    /// <summary>Calendars.</summary>
    public IReadOnlyList<CalendarDraft> Calendars { get; init; } = [];

    /// <summary>SLA policies.</summary>
    public IReadOnlyList<SlaPolicyDraft> SlaPolicies { get; init; } = [];

    /// <summary>Reads a folder with <c>units.json</c>, <c>members.json</c>, <c>rosters.json</c>, <c>categories.json</c>, <c>duty-lists.json</c>, <c>admissions.json</c>, <c>calendars.json</c>, <c>sla-policies.json</c>; a file that isn't there is empty.</summary>
    public static ReferenceDrafts Read(string folder) => new()
    {
        Units = List<UnitDraft>(folder, "units.json"),
        Members = List<MemberDraft>(folder, "members.json"),
        Rosters = List<RosterDraft>(folder, "rosters.json"),
        Categories = List<CategoryDraft>(folder, "categories.json"),
        DutyLists = List<DutyEntryDraft>(folder, "duty-lists.json"),
        Admissions = List<AdmissionEntryDraft>(folder, "admissions.json"),
        Calendars = List<CalendarDraft>(folder, "calendars.json"),
        SlaPolicies = List<SlaPolicyDraft>(folder, "sla-policies.json"),
    };

    /// <summary>The limits that ship, for an installation that has none yet.</summary>
    public static IReadOnlyList<SlaPolicyDraft> DefaultPolicies()
    {
        using var file = typeof(ReferenceDrafts).Assembly.GetManifestResourceStream("Dispatch.Workflows.Clocks.default-policies.json")!;
        return JsonSerializer.Deserialize<List<SlaPolicyDraft>>(file, JsonText.Options)!;
    }

    private static List<T> List<T>(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<List<T>>(file, JsonText.Options)!;
    }
}
