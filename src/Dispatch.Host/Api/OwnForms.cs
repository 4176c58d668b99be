using Microsoft.AspNetCore.Antiforgery;

namespace Dispatch.Host.Api;

/// <summary>Forms that are posted to a route rather than a page carry the same token as the pages' own.</summary>
internal static class OwnForms
{
    /// <summary>A browser's post without the token of one of our forms is sent back to that form. Programs send no cookie of somebody else's, and need no token.</summary>
    public static RouteHandlerBuilder FromOwnForm(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        return Problem.IsForPrograms(http.Request) || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
            ? await next(context)
            : TypedResults.Redirect("/login?failed=expired");
    });
}
