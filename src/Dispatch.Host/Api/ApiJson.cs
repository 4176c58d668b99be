using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Host.Api;

/// <summary>How the API reads and writes JSON: camelCase, enums by name, Chinese as it is, unknown members refused.</summary>
internal static class ApiJson
{
    /// <summary>The options with the usual zone.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Sets options up.</summary>
    public static void Configure(JsonSerializerOptions options, TimeZoneInfo zone)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 64;
        options.Converters.Add(new InstantConverter(zone));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options, TimeZoneInfo.FindSystemTimeZoneById(DistrictTime.DefaultZone));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
