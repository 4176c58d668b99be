using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Client;

/// <summary>What changed between two versions, in words for the audit: a line for each activity, connection, variable and setting.</summary>
public static class DefinitionDifference
{
    private const int MostLines = 200;
    private const int LongestValue = 120;
    private static readonly string[] _settings = ["name", "description", "inputs", "outputs", "outcomes", "options", "customProperties"];

    /// <summary>The lines; none when nothing but the layout is the same as before.</summary>
    public static IReadOnlyList<string> Between(WorkflowDefinition? before, WorkflowDefinition after)
    {
        var lines = new List<string>();
        var one = before is null ? [] : DefinitionRows.Content(before);
        var other = DefinitionRows.Content(after);
        foreach (var name in _settings)
        {
            Member(lines, name, one[name], other[name]);
        }

        Variables(lines, one["variables"] as JsonArray, other["variables"] as JsonArray);
        Activities(lines, one["root"] as JsonObject, other["root"] as JsonObject);
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"… and {lines.Count - MostLines} more"];
    }

    private static void Variables(List<string> lines, JsonArray? before, JsonArray? after)
    {
        var one = ByName(before, "id");
        var other = ByName(after, "id");
        foreach (var id in one.Keys.Union(other.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var label = $"variable '{Text((other.GetValueOrDefault(id) ?? one[id])["name"]) ?? id}'";
            Thing(lines, label, one.GetValueOrDefault(id), other.GetValueOrDefault(id), []);
        }
    }

    private static void Activities(List<string> lines, JsonObject? before, JsonObject? after)
    {
        var one = Flat(before);
        var other = Flat(after);
        var moved = 0;
        foreach (var id in one.Keys.Union(other.Keys, StringComparer.Ordinal))
        {
            var (was, now) = (one.GetValueOrDefault(id), other.GetValueOrDefault(id));
            Thing(lines, Label(now ?? was!, id), was, now, ["id", "nodeId", "activities", "connections", "variables", "metadata", "type"]);
            if (was is not null && now is not null)
            {
                Metadata(lines, Label(now, id), was["metadata"] as JsonObject, now["metadata"] as JsonObject, ref moved);
                Variables(lines, was["variables"] as JsonArray, now["variables"] as JsonArray);
            }

            Connections(lines, was?["connections"] as JsonArray, now?["connections"] as JsonArray);
        }

        if (moved > 0)
        {
            lines.Add($"~ layout: {moved} activities moved");
        }
    }

    private static void Metadata(List<string> lines, string label, JsonObject? before, JsonObject? after, ref int moved)
    {
        foreach (var name in Names(before, after))
        {
            if (name != "designer")
            {
                Member(lines, $"{label} {name}", before?[name], after?[name]);
            }
            else if (!JsonNode.DeepEquals(before?[name], after?[name]))
            {
                moved++;
            }
        }
    }

    private static void Connections(List<string> lines, JsonArray? before, JsonArray? after)
    {
        var one = Lines(before);
        var other = Lines(after);
        lines.AddRange(one.Except(other, StringComparer.Ordinal).Select(c => $"- connection {c}"));
        lines.AddRange(other.Except(one, StringComparer.Ordinal).Select(c => $"+ connection {c}"));
    }

    private static void Thing(List<string> lines, string label, JsonObject? before, JsonObject? after, string[] except)
    {
        if (before is null || after is null)
        {
            lines.Add($"{(before is null ? "+" : "-")} {label}");
            return;
        }

        foreach (var name in Names(before, after).Except(except, StringComparer.Ordinal))
        {
            if (before[name] is JsonObject nested && nested.ContainsKey("type") && nested.ContainsKey("id"))
            {
                continue;
            }

            Member(lines, $"{label} {name}", before[name], after[name]);
        }
    }

    private static void Member(List<string> lines, string label, JsonNode? before, JsonNode? after)
    {
        if (!JsonNode.DeepEquals(before, after) && !(IsEmpty(before) && IsEmpty(after)) && Said(before) != Said(after))
        {
            lines.Add($"~ {label}: {Shown(before)} → {Shown(after)}");
        }
    }

    // Designers write out what is off; that is no change.
    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null or JsonArray { Count: 0 } => true,
        JsonObject members => members.All(m => IsEmpty(m.Value) || m.Value!.GetValueKind() == System.Text.Json.JsonValueKind.False),
        _ => false,
    };

    private static string Said(JsonNode? node) => node switch
    {
        null => "(nothing)",
        JsonObject input when input["expression"] is JsonObject expression => Said(expression["value"]) + (Text(expression["type"]) is { } type and not "Literal" ? $" ({type})" : ""),
        _ => Text(node) is { } plain ? $"'{plain}'" : node.ToJsonString(Values.Json),
    };

    private static string Shown(JsonNode? node)
    {
        var text = Said(node);
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    private static string Label(JsonObject activity, string id) =>
        $"activity '{Text((activity["metadata"] as JsonObject)?["displayText"]) ?? Text(activity["name"]) ?? id}' ({Text(activity["type"])})";

    private static Dictionary<string, JsonObject> Flat(JsonObject? root)
    {
        var found = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (root is not null)
        {
            foreach (var (path, activity) in ActivityTree.All(root))
            {
                found.TryAdd(Text(activity["id"]) ?? path, activity);
            }
        }

        return found;
    }

    private static Dictionary<string, JsonObject> ByName(JsonArray? list, string key)
    {
        var found = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var item in list?.OfType<JsonObject>() ?? [])
        {
            found.TryAdd(Text(item[key]) ?? Text(item["name"]) ?? "", item);
        }

        return found;
    }

    private static List<string> Lines(JsonArray? connections) =>
        [.. (connections?.OfType<JsonObject>() ?? []).Select(c => $"{End(c, "source", "activity")}:{End(c, "source", "port") ?? "Done"} → {End(c, "target", "activity")}")];

    private static string? End(JsonObject connection, string end, string member) => connection[end] is JsonObject found ? Text(found[member]) : null;

    private static IEnumerable<string> Names(JsonObject? before, JsonObject? after) =>
        (before?.Select(p => p.Key) ?? []).Union(after?.Select(p => p.Key) ?? [], StringComparer.Ordinal);

    private static string? Text(JsonNode? node) => node is JsonValue value ? Values.Shown(Values.FromJson(System.Text.Json.JsonSerializer.SerializeToElement(value))) : null;
}
