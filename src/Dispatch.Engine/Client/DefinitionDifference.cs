using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Definitions;

namespace Dispatch.Engine.Client;

/// <summary>What changed between two versions, in words for the audit: a line for each activity, connection, variable and setting, each thing named in Chinese, then in English.</summary>
public sealed class DefinitionDifference(ActivityRegistry registry)
{
    private const int MostLines = 200;
    private const int LongestValue = 120;
    private static readonly string[] _settings = ["name", "description", "inputs", "outputs", "outcomes", "options", "customProperties"];
    private static readonly Dictionary<string, string> _chinese = new(StringComparer.Ordinal)
    {
        ["name"] = "名称", ["description"] = "说明", ["inputs"] = "输入", ["outputs"] = "输出", ["outcomes"] = "出口", ["options"] = "选项", ["customProperties"] = "其他属性",
        ["displayText"] = "显示文字", ["showDescription"] = "显示说明", ["version"] = "版本", ["value"] = "初始值", ["typeName"] = "类型", ["isArray"] = "是否列表", ["storageDriverTypeName"] = "存储方式",
    };

    /// <summary>The lines; none when nothing but the layout is the same as before.</summary>
    public IReadOnlyList<string> Between(WorkflowDefinition? before, WorkflowDefinition after)
    {
        var lines = new List<string>();
        var one = before is null ? [] : DefinitionRows.Content(before);
        var other = DefinitionRows.Content(after);
        foreach (var name in _settings)
        {
            Member(lines, Named(name, null), one[name], other[name]);
        }

        Variables(lines, one["variables"] as JsonArray, other["variables"] as JsonArray);
        Activities(lines, one["root"] as JsonObject, other["root"] as JsonObject);
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"…… 另有 {lines.Count - MostLines} 行 and {lines.Count - MostLines} more"];
    }

    private void Variables(List<string> lines, JsonArray? before, JsonArray? after)
    {
        var one = ByName(before, "id");
        var other = ByName(after, "id");
        foreach (var id in one.Keys.Union(other.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var label = $"变量 variable '{Text((other.GetValueOrDefault(id) ?? one[id])["name"]) ?? id}'";
            Thing(lines, label, one.GetValueOrDefault(id), other.GetValueOrDefault(id), []);
        }
    }

    private void Activities(List<string> lines, JsonObject? before, JsonObject? after)
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
            lines.Add($"~ 布局 layout: 移动了 {moved} 个活动 {moved} activities moved");
        }
    }

    private void Metadata(List<string> lines, string label, JsonObject? before, JsonObject? after, ref int moved)
    {
        foreach (var name in Names(before, after))
        {
            if (name != "designer")
            {
                Member(lines, $"{label} {Named(name, null)}", before?[name], after?[name]);
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
        lines.AddRange(one.Except(other, StringComparer.Ordinal).Select(c => $"- 连线 connection {c}"));
        lines.AddRange(other.Except(one, StringComparer.Ordinal).Select(c => $"+ 连线 connection {c}"));
    }

    private void Thing(List<string> lines, string label, JsonObject? before, JsonObject? after, string[] except)
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

            Member(lines, $"{label} {Named(name, after)}", before[name], after[name]);
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
        null => "(无 nothing)",
        JsonObject input when input["expression"] is JsonObject expression => Said(expression["value"]) + (Text(expression["type"]) is { } type and not "Literal" ? $" ({type})" : ""),
        _ => Text(node) is { } plain ? $"'{plain}'" : node.ToJsonString(Values.Json),
    };

    private static string Shown(JsonNode? node)
    {
        var text = Said(node);
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }

    private static string Label(JsonObject activity, string id) =>
        $"活动 activity '{Text((activity["metadata"] as JsonObject)?["displayText"]) ?? Text(activity["name"]) ?? id}' ({Text(activity["type"])})";

    // An input has the name that the editor shows; what the format has beside them has a name of ours.
    private string Named(string member, JsonObject? activity)
    {
        var input = Text(activity?["type"]) is { } type && registry.Descriptor(type) is { } descriptor
            ? descriptor.Inputs.Select(i => (i.Name, i.DisplayName)).Concat(descriptor.Outputs.Select(o => (o.Name, o.DisplayName))).FirstOrDefault(n => string.Equals(n.Name, member, StringComparison.OrdinalIgnoreCase)).DisplayName?.Zh
            : null;
        return (input ?? _chinese.GetValueOrDefault(member)) is { } chinese ? $"{chinese} {member}" : member;
    }

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
