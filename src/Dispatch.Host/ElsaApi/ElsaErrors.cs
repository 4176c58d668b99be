using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Engine.Definitions;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.ElsaApi;

/// <summary>Answers errors as Elsa does: Studio shows the messages of a 400, and takes 404 without a body for "not there".</summary>
internal sealed class ElsaErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (DefinitionRefusedException e)
        {
            return Refused(e.About, e.Messages);
        }
        catch (DefinitionFormatException e)
        {
            return Refused("model", [e.Message]);
        }
        catch (JsonException e)
        {
            return Refused("model", [e.Message]);
        }
        catch (InvalidRequestException e)
        {
            return ElsaJson.Of(StatusCodes.Status400BadRequest, new { statusCode = 400, message = "One or more errors occurred!", errors = e.Errors });
        }
        catch (NotFoundException)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }
        catch (ConflictException e)
        {
            return Refused("generalErrors", [e.Message]);
        }
    }

    private static IResult Refused(string field, IReadOnlyList<string> messages) => ElsaJson.Of(
        StatusCodes.Status400BadRequest,
        new { statusCode = 400, message = "One or more errors occurred!", errors = new Dictionary<string, IReadOnlyList<string>> { [field] = messages } });
}
