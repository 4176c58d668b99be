using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dispatch.Host.Tests.Fuzzing;

/// <summary>One operation of the API's description.</summary>
public sealed partial class ApiOperation(JsonElement root, string method, string path, JsonElement operation)
{
    public string Method => method;

    public string Path => path;

    public string Name => $"{method} {path}";

    public bool IsOpen => operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0;

    public bool NamesOne => path.Contains('{', StringComparison.Ordinal);

    public IReadOnlyList<string> Responses => [.. operation.GetProperty("responses").EnumerateObject().Select(r => r.Name)];

    /// <summary>Parameters as <c>query:limit</c> or <c>header:If-Match</c>.</summary>
    public IReadOnlyList<string> Parameters =>
        operation.TryGetProperty("parameters", out var all) ? [.. all.EnumerateArray().Select(p => $"{p.GetProperty("in").GetString()}:{p.GetProperty("name").GetString()}")] : [];

    /// <summary>The schema of the JSON body, or null where there is none.</summary>
    public JsonElement? Body =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema) ? Resolve(schema) : null;

    public bool IsPage => operation.GetProperty("responses").TryGetProperty("200", out var ok) && ok.TryGetProperty("content", out var content)
        && content.EnumerateObject().Any(c => c.Value.TryGetProperty("schema", out var schema) && schema.TryGetProperty("$ref", out var reference) && reference.GetString()!.Contains("/PageOf", StringComparison.Ordinal));

    /// <summary>Whether it only asks: nothing is changed, so there is no version to expect.</summary>
    public bool ChangesNothing => operation.TryGetProperty("description", out var words) && words.GetString()!.Contains("nothing is changed", StringComparison.Ordinal);

    /// <summary>The roles that may call it.</summary>
    public IReadOnlyList<string> Roles =>
        operation.TryGetProperty("description", out var words) && CallableBy().Match(words.GetString()!) is { Success: true } named ? named.Groups[1].Value.Split(", ") : [];

    /// <summary>Examples of JSON bodies.</summary>
    public IEnumerable<(string Language, string Body)> Examples => ExamplesOf("application/json", value => value.GetRawText());

    /// <summary>Examples of files.</summary>
    public IEnumerable<(string Language, string Text)> Files => ExamplesOf("text/csv", value => value.GetString()!);

    /// <summary>Whether the body may be a table as text.</summary>
    public bool TakesTable => operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("text/csv", out _);

    /// <summary>Whether its good answer says what it is, or has no body.</summary>
    public bool HasContent => operation.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] == '2' && r.Name != "204").All(r => r.Value.TryGetProperty("content", out _));

    private IEnumerable<(string Language, string Body)> ExamplesOf(string type, Func<JsonElement, string> text) =>
        operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty(type, out var media) && media.TryGetProperty("examples", out var examples)
            ? examples.EnumerateObject().Select(e => (e.Name, text(e.Value.GetProperty("value"))))
            : [];

    /// <summary>The path with every parameter filled in.</summary>
    public string Address(string id = "nothing") => Parameter().Replace(path, id);

    /// <summary>A request to it: a body of the least that its schema asks for, with what is given put in.</summary>
    public HttpRequestMessage Request(string? id = null, JsonObject? more = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Address(id ?? "nothing"));
        if (Body is { } schema)
        {
            var sample = Least() ?? [];
            foreach (var (name, value) in more ?? [])
            {
                sample[name] = value?.DeepClone();
            }

            request.Content = new StringContent(sample.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        }

        return request;
    }

    /// <summary>The least body that the schema asks for, or null where there is none.</summary>
    public JsonObject? Least() => Body is { } schema ? Sample(schema, 0) as JsonObject : null;

    /// <summary>All members that the body may have.</summary>
    public IReadOnlyList<string> Members => Body is { } schema && schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(p => p.Name)] : [];

    private JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Resolve(root.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]));
        }

        foreach (var choice in new[] { "oneOf", "anyOf", "allOf" })
        {
            if (schema.TryGetProperty(choice, out var all) && all.EnumerateArray().FirstOrDefault(s => !(s.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String && t.GetString() == "null")) is { ValueKind: JsonValueKind.Object } first)
            {
                return Resolve(first);
            }
        }

        return schema;
    }

    private JsonNode? Sample(JsonElement schema, int depth)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("enum", out var names))
        {
            return JsonNode.Parse(names.EnumerateArray().First(n => n.ValueKind != JsonValueKind.Null).GetRawText());
        }

        return TypeOf(schema) switch
        {
            "object" => Object(schema, depth),
            "array" => new JsonArray(),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(false),
            "string" when schema.TryGetProperty("format", out var format) && format.GetString() is "date-time" => JsonValue.Create("2026-05-01T08:00:00Z"),
            "string" when schema.TryGetProperty("format", out var format) && format.GetString() is "date" => JsonValue.Create("2026-05-01"),
            "string" when schema.TryGetProperty("format", out var format) && format.GetString() is "time" => JsonValue.Create("08:30:00"),
            "string" => JsonValue.Create("x"),
            _ => new JsonObject(),
        };
    }

    private JsonObject Object(JsonElement schema, int depth)
    {
        var sample = new JsonObject();
        if (depth < 6 && schema.TryGetProperty("required", out var required) && schema.TryGetProperty("properties", out var properties))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!))
            {
                sample[name] = Sample(properties.GetProperty(name), depth + 1);
            }
        }

        return sample;
    }

    private static string? TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.String ? type.GetString()
        : type.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t != "null" && t != "string") ?? "string";

    [GeneratedRegex(@"For: ([a-z, ]+)\.")]
    private static partial Regex CallableBy();

    [GeneratedRegex("\\{[^}]+\\}")]
    private static partial Regex Parameter();
}
