using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Host.Pages.Admin;

/// <summary>What the fields of entries are chosen from, named as people name it.</summary>
public sealed class Choices(IReferenceData reference, Says says)
{
    /// <summary>The values of an enumeration, as the API names them.</summary>
    public IReadOnlyList<FieldOption> Of<T>(string group)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new FieldOption(Camel(value.ToString()), says.Word(group, value)))];

    /// <summary>These values, worded by the resources of a group.</summary>
    public IReadOnlyList<FieldOption> Words(string group, params IEnumerable<string> values) => [.. values.Select(value => new FieldOption(value, says.Word(group, value)))];

    /// <summary>Units of some kinds, or of all; each with the unit above, so that two of one name are told apart.</summary>
    public IReadOnlyList<FieldOption> Units(params IReadOnlyList<UnitKind> kinds) =>
        [.. reference.Current.Units.Units.Where(u => kinds.Count == 0 || kinds.Contains(u.Kind)).OrderBy(u => u.Kind).ThenBy(u => u.Id, StringComparer.Ordinal)
            .Select(u => new FieldOption(u.Id, u.ParentId is null || kinds.Count > 0 ? says.Unit(u.Id) : Says.With(says.Unit(u.Id), says.Unit(u.ParentId))))];

    /// <summary>All members.</summary>
    public IReadOnlyList<FieldOption> Members() => [.. reference.Current.Units.Members.Select(m => new FieldOption(m.Id, Member(m.Id)))];

    /// <summary>All categories.</summary>
    public IReadOnlyList<FieldOption> Categories() => [.. reference.Current.Categories.Categories.Select(c => new FieldOption(c.Code, Says.With(says.Category(c.Code), c.Code)))];

    /// <summary>All calendars.</summary>
    public IReadOnlyList<FieldOption> Calendars() =>
        [.. reference.Current.Calendars.Codes.Select(code => reference.Current.Calendars.Version(code)).OfType<Workflows.Calendars.WorkCalendar>().Select(c => new FieldOption(c.Code, Says.Of(c.Name, c.NameEn)))];

    /// <summary>A member's name; the id where there is none.</summary>
    public string Member(string? id) => reference.Current.Units.Member(id) is { } member ? Says.Of(member.Name, member.NameEn) : id ?? "";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
