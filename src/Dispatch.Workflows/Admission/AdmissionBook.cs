using System.Collections.Frozen;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.Admission;

/// <summary>All admission entries, ready to be asked: an immutable picture.</summary>
public sealed class AdmissionBook
{
    private readonly FrozenDictionary<string, AdmissionEntry> _byId;
    private readonly ILookup<string, AdmissionEntry> _byMatter;

    /// <summary>Builds the picture.</summary>
    public AdmissionBook(IEnumerable<AdmissionEntry> entries)
    {
        Entries = [.. entries.OrderBy(e => e.Id, StringComparer.Ordinal)];
        _byId = Entries.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        _byMatter = Entries.ToLookup(e => e.Matter, StringComparer.Ordinal);
    }

    /// <summary>All entries by id.</summary>
    public IReadOnlyList<AdmissionEntry> Entries { get; }

    /// <summary>The entry, or null.</summary>
    public AdmissionEntry? Find(string? id) => id is not null && _byId.TryGetValue(id, out var entry) ? entry : null;

    /// <summary>
    /// Whether a matter may be put on a community on a day: by its own, assist or certificate list, or by a live admission entry of the department.
    /// </summary>
    /// <param name="departmentId">The department that asks; null when a street assigns, so that only the lists or anyone's admission count.</param>
    /// <param name="communityId">The community.</param>
    /// <param name="matter">A matter's word or a category's code.</param>
    /// <param name="day">The day.</param>
    /// <param name="duty">What the duty lists say of the matter.</param>
    /// <param name="units">The organisation.</param>
    public AdmissionCheck Check(string? departmentId, string communityId, string matter, DateOnly day, DutyLookUp duty, UnitTree units)
    {
        var territory = units.SelfAndAncestors(communityId);
        var named = _byMatter[matter].Where(e => e.UnitIds.Any(territory.Contains) && (departmentId is null || Belongs(e, departmentId, units))).ToList();
        if (named.Find(e => e.InForce(day)) is { } live && duty.Result != DutyResult.Abolished)
        {
            return new AdmissionCheck(
                true, AdmissionReason.Admitted, live.Id, "admission", $"准入事项 {live.Id}《{live.Title}》,有效期至 {live.ValidTo:yyyy-MM-dd}。", $"Admission entry {live.Id} “{live.TitleEn ?? live.Title}”, in force until {live.ValidTo:yyyy-MM-dd}.");
        }

        return ByList(departmentId, duty) ?? Refusal(units.Find(communityId), matter, day, duty, named);
    }

    private static bool Belongs(AdmissionEntry entry, string departmentId, UnitTree units) =>
        units.IsWithin(departmentId, entry.DepartmentId) || units.Find(departmentId)?.DepartmentId == entry.DepartmentId;

    private static AdmissionCheck? ByList(string? departmentId, DutyLookUp duty)
    {
        var entry = duty.Entry;
        switch (duty.Result)
        {
            case DutyResult.Own or DutyResult.Certificate:
                return new AdmissionCheck(
                    true, AdmissionReason.Listed, entry!.Id, "duty", $"清单事项 {entry.Id}《{entry.Title}》属于该社区的职责。", $"Duty entry {entry.Id} “{entry.TitleEn ?? entry.Title}” is this community's own.");
            case DutyResult.Assist when departmentId is not null:
                return new AdmissionCheck(
                    true, AdmissionReason.Listed, entry!.Id, "duty", $"清单事项 {entry.Id}《{entry.Title}》属于该社区的协助事项,由部门主办。", $"Duty entry {entry.Id} “{entry.TitleEn ?? entry.Title}” is on this community's assist list; the department leads.");
            case DutyResult.Assist:
                return new AdmissionCheck(
                    false, AdmissionReason.AssistOnly, entry!.Id, "duty", $"清单事项 {entry.Id}《{entry.Title}》社区仅协助,不得作为主办单位,请指定主办部门。", $"By duty entry {entry.Id} “{entry.TitleEn ?? entry.Title}” the community only helps and must not be made the main handler: designate a department.");
            default:
                return null;
        }
    }

    private static AdmissionCheck Refusal(Unit? community, string matter, DateOnly day, DutyLookUp duty, List<AdmissionEntry> named)
    {
        if (duty is { Result: DutyResult.Abolished, Entry: { } abolished })
        {
            return new AdmissionCheck(
                false, AdmissionReason.Abolished, abolished.Id, "duty", $"《{abolished.Title}》已取消({abolished.Id},依据:{abolished.Basis})。{abolished.Instead}", $"“{abolished.TitleEn ?? abolished.Title}” is abolished ({abolished.Id}; basis: {abolished.Basis}).");
        }

        if (named.OrderByDescending(e => e.ValidTo).FirstOrDefault() is { } past)
        {
            return new AdmissionCheck(
                false, AdmissionReason.NotInForce, past.Id, "admission", $"准入事项 {past.Id}《{past.Title}》在 {day:yyyy-MM-dd} 无效(有效期 {past.ValidFrom:yyyy-MM-dd} 至 {past.ValidTo:yyyy-MM-dd}{(past.State == AdmissionState.Withdrawn ? ",已撤回" : "")})。", $"Admission entry {past.Id} “{past.TitleEn ?? past.Title}” is not in force on {day:yyyy-MM-dd} (period {past.ValidFrom:yyyy-MM-dd} to {past.ValidTo:yyyy-MM-dd}{(past.State == AdmissionState.Withdrawn ? ", withdrawn" : "")}).");
        }

        return duty.Entry is { } entry
            ? new AdmissionCheck(
                false, AdmissionReason.DepartmentDuty, entry.Id, "duty", $"清单事项 {entry.Id}《{entry.Title}》属部门职责,且没有准入事项允许下派到{community?.Name}。", $"Duty entry {entry.Id} “{entry.TitleEn ?? entry.Title}” is a department's duty, and no admission entry allows it to be put on {community?.NameEn ?? community?.Name}.")
            : new AdmissionCheck(
                false, AdmissionReason.Absent, null, null, $"{community?.Name}的三张清单和准入事项中均无“{matter}”。", $"Neither the three lists of {community?.NameEn ?? community?.Name} nor any admission entry names “{matter}”.");
    }
}
