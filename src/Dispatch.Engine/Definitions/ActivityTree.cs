using System.Text.Json.Nodes;

namespace Dispatch.Engine.Definitions;

/// <summary>Finds activities within activities by their shape, so that it also works for types nobody knows.</summary>
public static class ActivityTree
{
    private static readonly HashSet<string> _notActivities = new(StringComparer.OrdinalIgnoreCase) { "customProperties", "metadata", "connections", "variables", "variable" };

    /// <summary>The activities directly inside <paramref name="activity"/>, with their JSON path below it.</summary>
    public static IEnumerable<(string Path, JsonObject Child)> Children(JsonObject activity)
    {
        foreach (var (name, value) in activity)
        {
            if (_notActivities.Contains(name))
            {
                continue;
            }

            switch (value)
            {
                case JsonObject direct when IsActivity(direct):
                    yield return ("." + name, direct);
                    break;
                case JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        if (list[i] is not JsonObject item)
                        {
                            continue;
                        }

                        if (IsActivity(item))
                        {
                            yield return ($".{name}[{i}]", item);
                        }
                        else
                        {
                            // Cases have an activity, states an entry and an exit, transitions a trigger and an action.
                            foreach (var (member, inner) in item)
                            {
                                if (inner is JsonObject nested && IsActivity(nested))
                                {
                                    yield return ($".{name}[{i}].{member}", nested);
                                }
                            }
                        }
                    }

                    break;
            }
        }
    }

    /// <summary>The activity and everything inside it, parents first, each with its JSON path.</summary>
    public static IEnumerable<(string Path, JsonObject Activity)> All(JsonObject root, string path = "$.root")
    {
        yield return (path, root);
        foreach (var (below, child) in Children(root))
        {
            foreach (var found in All(child, path + below))
            {
                yield return found;
            }
        }
    }

    private static bool IsActivity(JsonObject json) =>
        json["type"] is JsonValue type && type.GetValueKind() == System.Text.Json.JsonValueKind.String
        && (json.ContainsKey("id") || json.ContainsKey("nodeId") || json.ContainsKey("version") || json.ContainsKey("metadata") || json.ContainsKey("activities"));
}
