using Dispatch.Engine.Client;
using Dispatch.Host.Api;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>What Studio's script editor completes with.</summary>
internal sealed class ElsaScripting : IApiResource
{
    public void Map(IEndpointRouteBuilder routes) => routes.ElsaApi().MapPost("/scripting/javascript/type-definitions/{definitionId}", DeclareAsync).ToLook();

    private static async Task<IResult> DeclareAsync(string definitionId, HttpContext context, ISender sender, TypeDeclarations declarations)
    {
        var found = await sender.Send(new ListDefinitions { DefinitionIds = [definitionId], Versions = VersionOptions.Latest, Take = 1 }, context.RequestAborted);
        var text = declarations.Of(found.Items.Count == 0 ? null : DefinitionRows.Read(found.Items[0]));
        return Results.Text(text, "application/x-typescript; charset=utf-8");
    }
}
