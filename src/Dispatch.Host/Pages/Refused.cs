using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Pages;

/// <summary>What a page says when what somebody asked for is refused.</summary>
internal static class Refused
{
    /// <summary>The reasons in the page's language; null where it is no refusal but a failure. Who has no right to it is answered as by the API: 403, with the words on the page.</summary>
    public static IReadOnlyList<string>? Answer(Exception e, HttpResponse response)
    {
        if (e is ForbiddenException)
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return e switch
        {
            InvalidRequestException { Errors.Count: > 0 } wrong => [.. wrong.Errors.SelectMany(f => f.Value).Select(Says.OneOf)],
            NotPublishedException retracted => [Says.OneOf(RetractedWorkflow.Words(retracted))],
            InvalidRequestException or ForbiddenException or NotFoundException or ConflictException or UnprocessableException => [Says.OneOf(e.Message)],
            _ => null,
        };
    }
}
