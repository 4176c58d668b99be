using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Host.ElsaApi;

/// <summary>JSON as Elsa's clients expect it: camelCase, enums by name, nulls left out.</summary>
internal static class ElsaJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>An answer.</summary>
    public static IResult Ok(object body) => Of(StatusCodes.Status200OK, body);

    /// <summary>An answer with another status.</summary>
    public static IResult Of(int status, object body) => Results.Text(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Options), "application/json; charset=utf-8", status);

    /// <summary>A list with its count, as descriptors come.</summary>
    public static IResult List<T>(IReadOnlyCollection<T> items) => Ok(new { items, count = items.Count });

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 256,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
