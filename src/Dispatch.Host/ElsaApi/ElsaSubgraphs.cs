using System.Text.Json.Nodes;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>What is inside an activity: its own activities, or those of the workflow that it stands for. Studio steps into it with them.</summary>
internal sealed class ElsaSubgraphs : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi().MapGroup("/workflow-definitions/subgraph");
        group.MapGet("/{id}", SubgraphAsync).ToLook();
        group.MapGet("/segments/{id}", SegmentsAsync).ToLook();
    }

    private static async Task<IResult> SubgraphAsync(string id, string? parentNodeId, ISender sender, ActivityRegistry registry, IWorkflowActivities workflows, DefinitionShape shape, CancellationToken cancellation)
    {
        var inside = new Inside(registry, workflows, shape);
        var path = inside.Path(await RootAsync(id, sender, shape, cancellation), parentNodeId);
        return path.Count == 0 ? Results.StatusCode(StatusCodes.Status404NotFound) : ElsaJson.Ok(inside.Node(path[^1].Port, path[^1].Activity, deeper: true));
    }

    private static async Task<IResult> SegmentsAsync(string id, string childNodeId, ISender sender, ActivityRegistry registry, IWorkflowActivities workflows, DefinitionShape shape, CancellationToken cancellation)
    {
        var inside = new Inside(registry, workflows, shape);
        var path = inside.Path(await RootAsync(id, sender, shape, cancellation), childNodeId);
        if (path.Count == 0)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var container = path.Count > 1 ? path[^2] : path[0];
        return ElsaJson.Ok(new
        {
            childNode = inside.Node(path[^1].Port, path[^1].Activity, deeper: false),
            container = inside.Node(container.Port, container.Activity, deeper: false),
            pathSegments = path.SkipLast(1).Zip(path.Skip(1), (outer, inner) => new
            {
                activityNodeId = outer.Activity["nodeId"]?.ToString(),
                activityId = outer.Activity["id"]?.ToString(),
                activityType = outer.Activity["type"]?.ToString(),
                portName = inner.Port,
                activityName = outer.Activity["name"]?.ToString(),
            }).ToList(),
        });
    }

    private static async Task<JsonObject> RootAsync(string id, ISender sender, DefinitionShape shape, CancellationToken cancellation)
    {
        var found = await sender.Send(new ListDefinitions { Ids = [id], Take = 1 }, cancellation);
        return found.Items.Count > 0 && shape.Full(DefinitionRows.Read(found.Items[0]), mayEdit: false)["root"] is JsonObject root
            ? root
            : throw new NotFoundException($"There is no workflow version '{id}'.");
    }

    private sealed class Inside(ActivityRegistry registry, IWorkflowActivities workflows, DefinitionShape shape)
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
}
