using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;

namespace Dispatch.Host.ElsaApi;

/// <summary>The way from a workflow's root to an activity, and what lies below one, through workflows that stand as activities.</summary>
internal sealed class ActivityInside(ActivityRegistry registry, IWorkflowActivities workflows, DefinitionShape shape)
{
    /// <summary>From the root to the activity with that node id (the root itself when none is named), each with the port it hangs on; empty when it is not there.</summary>
    public List<(string Port, JsonObject Activity)> Path(JsonObject root, string? nodeId)
    {
        List<(string Port, JsonObject Activity)> path = [("Root", root)];
        while (nodeId is { Length: > 0 } && path[^1].Activity["nodeId"]?.ToString() != nodeId)
        {
            var next = Children(path[^1].Activity).FirstOrDefault(c => c.Activity["nodeId"]?.ToString() is { } own && (nodeId == own || nodeId.StartsWith(own + ":", StringComparison.Ordinal)));
            if (next.Activity is null)
            {
                return [];
            }

            path.Add(next);
        }

        return path;
    }

    /// <summary>The activity as Studio's node, with those below it. A workflow that stands as an activity is opened when it is asked for itself, so one that contains itself ends.</summary>
    public JsonObject Node(string port, JsonObject activity, bool deeper) => new()
    {
        ["nodeId"] = activity["nodeId"]?.ToString(),
        ["port"] = port,
        ["activity"] = activity.DeepClone(),
        ["children"] = deeper ? new JsonArray([.. Children(activity).Select(c => Below(c.Port, c.Activity))]) : [],
    };

    private JsonObject Below(string port, JsonObject activity)
    {
        var node = Node(port, activity, deeper: false);
        node["children"] = new JsonArray([.. Own(activity).Select(c => Below(c.Port, c.Activity))]);
        return node;
    }

    private IEnumerable<(string Port, JsonObject Activity)> Children(JsonObject activity) => Reused(activity) is { } root ? [("Root", root)] : Own(activity);

    // A path below an activity is ".then", ".activities[0]" or ".cases[0].activity": the port is the first name.
    private static IEnumerable<(string Port, JsonObject Activity)> Own(JsonObject activity) =>
        ActivityTree.Children(activity).Select(c => (char.ToUpperInvariant(c.Path[1]) + c.Path[2..].Split('[', '.')[0], c.Child));

    private JsonObject? Reused(JsonObject activity)
    {
        var type = activity["type"]?.ToString() ?? "";
        if (registry.Descriptor(type) is not null || workflows.Find(type, activity) is not { } workflow || shape.Full(workflow, mayEdit: false)["root"] is not JsonObject root)
        {
            return null;
        }

        var copy = (JsonObject)root.DeepClone();
        Number(copy, activity["nodeId"]?.ToString());
        return copy;
    }

    private static void Number(JsonObject activity, string? parent)
    {
        var nodeId = $"{parent}:{activity["id"]}";
        activity["nodeId"] = nodeId;
        foreach (var (_, child) in ActivityTree.Children(activity))
        {
            Number(child, nodeId);
        }
    }
}
