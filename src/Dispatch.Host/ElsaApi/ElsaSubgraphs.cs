using System.Text.Json.Nodes;
using Dispatch.Engine.Client;
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

    private static async Task<IResult> SubgraphAsync(string id, string? parentNodeId, ISender sender, ActivityInside inside, DefinitionShape shape, CancellationToken cancellation)
    {
        var path = inside.Path(await RootAsync(id, sender, shape, cancellation), parentNodeId);
        return path.Count == 0 ? Results.StatusCode(StatusCodes.Status404NotFound) : ElsaJson.Ok(inside.Node(path[^1].Port, path[^1].Activity, deeper: true));
    }

    private static async Task<IResult> SegmentsAsync(string id, string childNodeId, ISender sender, ActivityInside inside, DefinitionShape shape, CancellationToken cancellation)
    {
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
}
