using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;

namespace Dispatch.Host.ElsaApi;

/// <summary>The body of a request, read as leniently as Elsa reads it: names in any case, nothing for an empty object.</summary>
internal sealed class ElsaBody
{
    private static readonly JsonDocumentOptions _reading = new() { MaxDepth = 256, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private readonly JsonElement _json;

    private ElsaBody(JsonElement json) => _json = json;

    /// <summary>The whole body.</summary>
    public JsonElement Json => _json;

    public static async ValueTask<ElsaBody> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        if (buffer.Length == 0)
        {
            return new ElsaBody(JsonDocument.Parse("{}").RootElement);
        }

        using var document = JsonDocument.Parse(buffer.ToArray(), _reading);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? new ElsaBody(document.RootElement.Clone())
            : throw new DefinitionRefusedException("body", "A JSON object is expected.");
    }

    public JsonElement? Member(string name)
    {
        foreach (var member in _json.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
            }
        }

        return null;
    }

    public ElsaBody Inner(string name) => new(Member(name) is { ValueKind: JsonValueKind.Object } inner ? inner : JsonDocument.Parse("{}").RootElement);

    public string? Text(string name) => Member(name) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    public bool? Flag(string name) => Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public int? Number(string name) => Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public IReadOnlyList<string> Texts(string name) => Member(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText())]
        : [];

    public IReadOnlyList<T> Enums<T>(string name)
        where T : struct, Enum =>
        [.. Texts(name).Select(t => Enum.TryParse<T>(t, true, out var value) ? value : throw new DefinitionRefusedException(name, $"'{t}' is none of {string.Join(", ", Enum.GetNames<T>())}."))];

    /// <summary>An object's members as stored values.</summary>
    public Dictionary<string, object?> Values(string name) => Member(name) is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject().ToDictionary(p => p.Name, p => Engine.Authoring.Values.FromJson(p.Value.Clone()), StringComparer.Ordinal)
        : [];
}
