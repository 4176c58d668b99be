using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Host.Api;

/// <summary>Reads filters of lists from the query, naming the one that is wrong.</summary>
internal static class Read
{
    /// <summary>One of an enum's names, or null.</summary>
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

    /// <summary>An instant, or a local date or time in the district's zone.</summary>
    public static DateTimeOffset? Instant(string field, string? text, DistrictTime district)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return InstantConverter.TryRead(text, district.Zone, out var instant)
            ? instant
            : throw new InvalidRequestException(field, "不是有效的时间,应如 2026-05-01 或 2026-05-01T08:30:00Z。Not a time such as 2026-05-01 or 2026-05-01T08:30:00Z.");
    }

    private static T One<T>(string field, string text)
        where T : struct, Enum =>
        !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidRequestException(field, $"未知取值。Unknown value; known: {string.Join(", ", Enum.GetNames<T>().Select(Camel))}.");

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
