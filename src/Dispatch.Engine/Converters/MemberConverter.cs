using System.Text.Json;
using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Converters;

/// <summary>One member out of an object, by its path (<c>answer.items.0.name</c>); nothing where the path leads nowhere.</summary>
internal sealed class MemberConverter : IOutputConverter
{
    public string Id => "dispatch.member";

    public string SourceType => "Object";

    public string ResultType => "Object";

    public Localized DisplayName { get; } = new("One member", "取其中一项");

    public JsonObject SettingsSchema => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["path"] = new JsonObject { ["type"] = "string", ["title"] = "Path 路径" } },
        ["required"] = new JsonArray("path"),
    };

    public object? Convert(object value, JsonObject? settings)
    {
        if (JsonCopy.Text(settings?["path"]) is not { Length: > 0 } path)
        {
            throw new FaultException($"The output converter '{Id}' needs the setting 'path'.");
        }

        var found = value;
        foreach (var step in path.Split('.'))
        {
            found = found is JsonElement element ? Inner(element, step) : null;
        }

        return found;
    }

    private static object? Inner(JsonElement element, string step) => element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty(step, out var member) ? Values.FromJson(member) : null,
        JsonValueKind.Array => int.TryParse(step, out var index) && index >= 0 && index < element.GetArrayLength() ? Values.FromJson(element[index]) : null,
        _ => null,
    };
}
