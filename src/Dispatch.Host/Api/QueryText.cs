using System.Globalization;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Host.Api;

/// <summary>Reads what stands in the query of an address; an error names the parameter and what it may be.</summary>
internal static class QueryText
{
    /// <summary>One of the names of an enumeration, as in JSON; null for none.</summary>
    public static T? Name<T>(string field, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null : One<T>(field, text);

    /// <summary>Names with commas between.</summary>
    public static IReadOnlyList<T> Names<T>(string field, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split(',').Select(part => One<T>(field, part.Trim()))];

    /// <summary>true, false, or null.</summary>
    public static bool? Flag(string field, string? text) => text switch
    {
        null or "" => null,
        "true" => true,
        "false" => false,
        _ => throw new InvalidRequestException(field, "应为 true 或 false。Must be true or false."),
    };

    /// <summary>A day: a date, or the district's day of an instant.</summary>
    public static DateOnly? Day(string field, string? text, DistrictTime time)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : time.DayOf(Instant(field, text, time)!.Value);
    }

    /// <summary>An instant; a date alone is the end of that day, so that what began on it counts.</summary>
    public static DateTimeOffset? AsOf(string field, string? text, DistrictTime time) =>
        text is { Length: 10 } && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? time.Midnight(day.AddDays(1)).AddTicks(-1)
            : Instant(field, text, time);

    /// <summary>An instant; without an offset in the district's zone.</summary>
    public static DateTimeOffset? Instant(string field, string? text, DistrictTime time)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // In an address a plus sign means a blank, so an offset that was not escaped arrives as one.
        return InstantConverter.TryRead(text.Replace(' ', '+'), time.Zone, out var instant)
            ? instant
            : throw new InvalidRequestException(field, "应为日期或时间,如 2026-05-01 或 2026-05-01T08:30:00Z。Must be a date or time such as 2026-05-01 or 2026-05-01T08:30:00Z.");
    }

    private static T One<T>(string field, string text)
        where T : struct, Enum =>
        !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidRequestException(field, $"应为以下之一。One of: {string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}.");
}
