using System.Globalization;
using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>Picks the typed members out of a definition's JSON, leniently, with the path in every complaint.</summary>
internal sealed class DefinitionReader(JsonObject json)
{
    public string? Text(string name) => json[name] is null ? null : JsonCopy.Text(json[name]) ?? throw new DefinitionFormatException("$." + name, "expected a text.");

    public int? Number(string name) => json[name] is null ? null : JsonCopy.Number(json[name]) ?? throw new DefinitionFormatException("$." + name, "expected a whole number.");

    public bool Flag(string name) => JsonCopy.Flag(json[name]);

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new DefinitionFormatException("$." + name, "expected an ISO 8601 instant, e.g. 2026-01-31T08:00:00+08:00.");
    }

    public IReadOnlyList<VariableDefinition> Variables() => Variables(json["variables"], "$.variables");

    public static IReadOnlyList<VariableDefinition> Variables(JsonNode? node, string path) => List(node, path, (item, at) => new VariableDefinition(
        JsonCopy.Text(item["id"]) is { Length: > 0 } id ? id : JsonCopy.Text(item["name"]) ?? throw new DefinitionFormatException(at, "a variable needs an id or a name."),
        JsonCopy.Text(item["name"]) ?? JsonCopy.Text(item["id"])!,
        JsonCopy.Text(item["typeName"]) ?? "Object",
        JsonCopy.Flag(item["isArray"]),
        item["value"] is JsonObject or JsonArray ? item["value"]!.ToJsonString() : JsonCopy.Text(item["value"]),
        JsonCopy.Text(item["storageDriverTypeName"])));

    public IReadOnlyList<InputDefinition> Inputs() => List(json["inputs"], "$.inputs", (item, at) => new InputDefinition(
        JsonCopy.Text(item["name"]) ?? throw new DefinitionFormatException(at + ".name", "an input needs a name."),
        JsonCopy.Text(item["type"]) ?? "Object",
        JsonCopy.Flag(item["isArray"]),
        JsonCopy.Text(item["displayName"]),
        JsonCopy.Text(item["description"]),
        JsonCopy.Text(item["category"]),
        JsonCopy.Text(item["uiHint"])));

    public IReadOnlyList<OutputDefinition> Outputs() => List(json["outputs"], "$.outputs", (item, at) => new OutputDefinition(
        JsonCopy.Text(item["name"]) ?? throw new DefinitionFormatException(at + ".name", "an output needs a name."),
        JsonCopy.Text(item["type"]) ?? "Object",
        JsonCopy.Flag(item["isArray"]),
        JsonCopy.Text(item["displayName"]),
        JsonCopy.Text(item["description"])));

    public IReadOnlyList<string> Outcomes() => json["outcomes"] switch
    {
        null => [],
        JsonArray list => [.. list.Select(JsonCopy.Text).OfType<string>()],
        _ => throw new DefinitionFormatException("$.outcomes", "expected a list of names."),
    };

    public WorkflowOptions Options()
    {
        var options = json["options"] as JsonObject;
        return new WorkflowOptions
        {
            ActivationStrategy = Short(JsonCopy.Text(options?["activationStrategyType"])),
            IncidentStrategy = Short(JsonCopy.Text(options?["incidentStrategyType"])),
            CommitStrategy = JsonCopy.Text(options?["commitStrategyName"]),
            UsableAsActivity = JsonCopy.Flag(options?["usableAsActivity"]) || JsonCopy.Flag(json["usableAsActivity"]),
            AutoUpdateConsumingWorkflows = JsonCopy.Flag(options?["autoUpdateConsumingWorkflows"]),
            ActivityCategory = JsonCopy.Text(options?["activityCategory"]),
        };
    }

    /// <summary>The last part of a type name, without assembly and without "Strategy".</summary>
    private static string? Short(string? type)
    {
        if (string.IsNullOrWhiteSpace(type))
        {
            return null;
        }

        var name = type.Split(',')[0].Trim();
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith("Strategy", StringComparison.Ordinal) ? name[..^"Strategy".Length] : name;
    }

    private static IReadOnlyList<T> List<T>(JsonNode? node, string path, Func<JsonObject, string, T> read)
    {
        if (node is null)
        {
            return [];
        }

        var list = node as JsonArray ?? throw new DefinitionFormatException(path, "expected a list.");
        return [.. list.Select((item, i) => read(item as JsonObject ?? throw new DefinitionFormatException($"{path}[{i}]", "expected a JSON object."), $"{path}[{i}]"))];
    }
}
