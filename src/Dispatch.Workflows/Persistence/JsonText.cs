using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Persistence;

/// <summary>How the domain writes JSON: camelCase, enums by name, Chinese as it is.</summary>
public static class JsonText
{
    /// <summary>As it is stored: what is null is left out.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>As the API shows a resource: nothing left out, instants in UTC with milliseconds.</summary>
    public static JsonSerializerOptions Shown { get; } = CreateShown();

    private static JsonSerializerOptions CreateShown()
    {
        var options = new JsonSerializerOptions(Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };
        options.Converters.Add(new InstantConverter(TimeZoneInfo.FindSystemTimeZoneById(DistrictTime.DefaultZone)));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
