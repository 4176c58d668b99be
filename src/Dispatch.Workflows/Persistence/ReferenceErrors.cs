using System.Text.RegularExpressions;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.Persistence;

/// <summary>The checks that all reference data share, in words that say what to do.</summary>
internal static partial class ReferenceErrors
{
    /// <summary>Ids and codes: lower-case letters, digits, dots and hyphens, beginning with a letter or digit.</summary>
    public static FieldErrors Code(this FieldErrors errors, string field, string? value) =>
        value is null || CodePattern().IsMatch(value)
            ? errors
            : errors.Add(field, "只能用小写字母、数字、点和连字符,最多 80 个字符。Only lower-case letters, digits, dots and hyphens, at most 80.");

    /// <summary>A change can't give another id than the one in its address.</summary>
    public static FieldErrors SameId(this FieldErrors errors, string field, string? value, string? id) =>
        id is null || value is null || value == id ? errors : errors.Add(field, $"与地址中的“{id}”不一致,编号不能修改。Differs from “{id}” in the address: it can't be changed.");

    /// <summary>A period must not end before it begins.</summary>
    public static FieldErrors Period(this FieldErrors errors, DateOnly? from, DateOnly? to) =>
        from is not null && to < from
            ? errors.Add("validTo", $"结束日期 {to:yyyy-MM-dd} 早于开始日期 {from:yyyy-MM-dd}。The period ends before it begins.")
            : errors;

    /// <summary>The unit must be there and of one of the kinds, where it is named at all.</summary>
    public static FieldErrors UnitIs(this FieldErrors errors, string field, string? id, UnitTree units, params ReadOnlySpan<UnitKind> kinds)
    {
        if (id is null)
        {
            return errors;
        }

        if (units.Find(id) is not { } unit)
        {
            return errors.Add(field, $"没有组织单位“{id}”。There is no unit “{id}”.");
        }

        return kinds.IsEmpty || kinds.Contains(unit.Kind)
            ? errors
            : errors.Add(field, $"“{id}”是 {Name(unit.Kind)},此处应为 {Names(kinds)}。“{id}” is a {Name(unit.Kind)}; wanted here: {Names(kinds)}.");
    }

    /// <summary>The category must be there, where it is named at all.</summary>
    public static FieldErrors CategoryIs(this FieldErrors errors, string field, string? code, ReferenceData data) =>
        code is null || data.Category(code) is not null
            ? errors
            : errors.Add(field, $"没有诉求类别“{code}”。There is no category “{code}”.");

    /// <summary>The calendar must be there, where it is named at all.</summary>
    public static FieldErrors CalendarIs(this FieldErrors errors, string field, string? code, ReferenceData data) =>
        code is null || data.Calendars.Version(code) is not null
            ? errors
            : errors.Add(field, $"没有工作日历“{code}”。There is no calendar “{code}”.");

    /// <summary>Whether two periods have a day in common.</summary>
    public static bool Overlap(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        from <= (otherTo ?? DateOnly.MaxValue) && otherFrom <= (to ?? DateOnly.MaxValue);

    /// <summary>A kind as it stands in JSON.</summary>
    public static string Name(UnitKind kind)
    {
        var name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Names(ReadOnlySpan<UnitKind> kinds)
    {
        var names = new List<string>(kinds.Length);
        foreach (var kind in kinds)
        {
            names.Add(Name(kind));
        }

        return string.Join(", ", names);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,79}$")]
    private static partial Regex CodePattern();
}
