using Dispatch.Workflows.Listing;

namespace Dispatch.Host.Api;

/// <summary>What a route answers, for the description.</summary>
internal static class EndpointShapes
{
    private static readonly int[] _problems = [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503];

    /// <summary>The route answers with one resource.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK)
    {
        route.Produces<T>(status);
        foreach (var problem in _problems)
        {
            route.Produces<Problem>(problem, "application/problem+json");
        }

        return route;
    }

    /// <summary>The route takes a file as its body.</summary>
    public static RouteHandlerBuilder TakesFiles(this RouteHandlerBuilder route, params string[] types) => route.WithMetadata(new FilesTaken(types));

    /// <summary>The route takes a form with up to so many files.</summary>
    public static RouteHandlerBuilder TakesForm(this RouteHandlerBuilder route, int most) => route.WithMetadata(new FilesTaken([FileConventions.Form], most));

    /// <summary>The route gives files of these types too.</summary>
    public static RouteHandlerBuilder GivesFiles(this RouteHandlerBuilder route, params string[] types) => route.WithMetadata(new FilesGiven(types));

    /// <summary>The route asks and changes nothing.</summary>
    public static RouteHandlerBuilder ChangesNothing(this RouteHandlerBuilder route) => route.WithMetadata(new OnlyAsks());

    /// <summary>The route answers with a page of a list.</summary>
    public static RouteHandlerBuilder GivesPageOf<T>(this RouteHandlerBuilder route) => route.Gives<Page<T>>();
}
