using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Engine.Tests.Runs;

/// <summary>Writes definitions in Elsa's JSON.</summary>
internal static class Author
{
    public static JsonObject Definition(string id, JsonObject root, params JsonObject[] variables) => new()
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["variables"] = new JsonArray([.. variables]),
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["options"] = new JsonObject(),
        ["root"] = root,
    };

    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return json;
    }

    public static JsonObject Variable(string name, string? value = null, string typeName = "Object", string? driver = null) => new()
    {
        ["id"] = "v-" + name,
        ["name"] = name,
        ["typeName"] = typeName,
        ["value"] = value,
        ["storageDriverTypeName"] = driver,
    };

    public static JsonObject Activity(string type, string id) => new() { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };

    public static JsonObject Line(string id, JsonNode? text = null) => Activity("Elsa.WriteLine", id).With("text", text ?? Literal(id));

    public static JsonObject Event(string id, string? name = null) => Activity("Elsa.Event", id).With("eventName", Literal(name ?? id));

    public static JsonObject Decision(string id, string script) => Activity("Elsa.FlowDecision", id).With("condition", Js(script));

    public static JsonObject Fork(string id, params string[] branches) => Activity("Elsa.FlowFork", id).With("branches", Json(JsonSerializer.Serialize(branches)));

    public static JsonObject Join(string id, string mode) => Activity("Elsa.FlowJoin", id).With("mode", Literal(mode));

    public static JsonObject Set(string id, string variable, JsonNode value) =>
        Activity("Elsa.SetVariable", id).With("variable", new JsonObject { ["id"] = "v-" + variable, ["name"] = variable }).With("value", value);

    public static JsonObject Sequence(string id, params JsonObject[] activities) => Activity("Elsa.Sequence", id).With("activities", new JsonArray([.. activities]));

    /// <summary>A flowchart; connections are written <c>a -> b</c> or <c>decision:True -> b</c>.</summary>
    public static JsonObject Flow(string id, JsonObject[] activities, params string[] connections) => Activity("Elsa.Flowchart", id)
        .With("activities", new JsonArray([.. activities]))
        .With("connections", new JsonArray([.. connections.Select(Connection)]));

    public static JsonObject Merge(this JsonObject activity, string mode) => activity.With("customProperties", new JsonObject { ["mergeMode"] = mode });

    public static JsonObject Literal(object? value) => Wrapped("Literal", JsonSerializer.SerializeToNode(value));

    public static JsonObject Js(string script) => Wrapped("JavaScript", script);

    public static JsonObject Json(string json) => Wrapped("Object", json);

    private static JsonObject Wrapped(string type, JsonNode? value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    private static JsonNode Connection(string text)
    {
        var ends = text.Split("->", StringSplitOptions.TrimEntries);
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
