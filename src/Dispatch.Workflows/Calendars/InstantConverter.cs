using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Workflows.Calendars;

/// <summary>Instants: written in UTC with milliseconds; read with any offset, or without one in the district's zone.</summary>
public sealed class InstantConverter(TimeZoneInfo zone) : JsonConverter<DateTimeOffset>
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    // Periods are counted from instants: what lies at the edge of the calendar would fall off it.
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, zone, out var instant)
            ? instant
            : throw new JsonException("不是有效的时间,应如 2026-05-01T08:30:00Z。Not a timestamp such as 2026-05-01T08:30:00Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    /// <summary>Reads an instant or a local date and time, of the years 1900 to 2999.</summary>
    public static bool TryRead(string? text, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (text is not { Length: >= 10 and <= 40 } || !char.IsAsciiDigit(text[0])
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            || read.Year is < FirstYear or > LastYear)
        {
            return false;
        }

        instant = HasOffset(text) ? read.ToUniversalTime() : AsLocal(read.DateTime, zone);
        return true;
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.EndsWith('z') || text.LastIndexOfAny(['+', '-']) > 9;

    private static DateTimeOffset AsLocal(DateTime local, TimeZoneInfo zone) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)).ToUniversalTime();
}
