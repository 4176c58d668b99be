using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>Copies of JSON in which names are found whatever their case, fully built so that many threads may read them.</summary>
internal static class JsonCopy
{
    private static readonly JsonNodeOptions _anyCase = new() { PropertyNameCaseInsensitive = true };

    public static JsonObject Of(JsonElement element)
    {
        var copy = new JsonObject(Unambiguous(element.EnumerateObject().Select(p => p.Name)) ? _anyCase : null);
        foreach (var member in element.EnumerateObject())
        {
            copy[member.Name] = Node(member.Value);
        }

        return copy;
    }

    public static JsonObject WithoutNulls(JsonObject source)
    {
        var copy = new JsonObject(source.Options);
        foreach (var (name, value) in source)
        {
            if (value is not null)
            {
                copy[name] = value is JsonObject nested ? WithoutNulls(nested) : value is JsonArray list ? WithoutNulls(list) : value.DeepClone();
            }
        }

        return copy;
    }

    private static JsonArray WithoutNulls(JsonArray source)
    {
        var copy = new JsonArray();
        foreach (var value in source)
        {
            copy.Add(value is JsonObject nested ? WithoutNulls(nested) : value is JsonArray list ? WithoutNulls(list) : value?.DeepClone());
        }

        return copy;
    }

    /// <summary>Gives known members their usual spelling, in place and in order.</summary>
    public static void Rename(JsonObject json, string[] names)
    {
        var wrong = json.Select(p => p.Key).Where(k => Array.IndexOf(names, k) < 0 && names.Contains(k, StringComparer.OrdinalIgnoreCase)).ToList();
        if (wrong.Count == 0)
        {
            return;
        }

        var members = json.ToList();
        json.Clear();
        foreach (var (name, value) in members)
        {
            json[wrong.Contains(name) ? names.First(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)) : name] = value;
        }
    }

    public static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value when value.GetValueKind() is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
        _ => null,
    };

    public static bool Flag(JsonNode? node) => node is JsonValue value && value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => bool.TryParse(value.GetValue<string>(), out var flag) && flag,
        _ => false,
    };

    public static int? Number(JsonNode? node) => int.TryParse(Text(node), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonNode? Node(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Of(element),
        JsonValueKind.Array => List(element),
        JsonValueKind.String => JsonValue.Create(element.GetString()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => JsonValue.Create(element.Clone()),
    };

    private static JsonArray List(JsonElement element)
    {
        var copy = new JsonArray();
        foreach (var item in element.EnumerateArray())
        {
            copy.Add(Node(item));
        }

        return copy;
    }

    private static bool Unambiguous(IEnumerable<string> names)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!seen.TryAdd(name, name) && seen[name] != name)
            {
                return false;
            }
        }

        return true;
    }
}
