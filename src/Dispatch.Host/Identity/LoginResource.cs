using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Authentication;

namespace Dispatch.Host.Identity;

/// <summary>Sign-in with name and password for the pages, sign-out, and a token for programs that run in the browser.</summary>
internal sealed class LoginResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login", SignIn).ForEveryone();
        routes.MapPost("/login/token", (HttpContext http, AccessTokens tokens) => TypedResults.Json(new
        {
            accessToken = tokens.Issue(http.User),
            tokenType = "Bearer",
            expiresIn = (int)AccessTokens.Lifetime.TotalSeconds,
        })).ForSignedIn(Reach.OwnKey);
    }

    private static async Task<IResult> SignIn(HttpContext http, Accounts accounts, CancellationToken cancellation)
    {
        if (!http.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("A form is needed.", StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        var back = Local(form["returnUrl"].ToString());
        var account = await accounts.CheckAsync(form["name"].ToString().Trim(), form["password"].ToString(), cancellation);
        if (account is null)
        {
            return Problem.IsForPrograms(http.Request)
                ? TypedResults.StatusCode(StatusCodes.Status401Unauthorized)
                : TypedResults.Redirect($"/login?failed=true&returnUrl={Uri.EscapeDataString(back)}");
        }

        await http.SignInAsync(Schemes.Cookie, CallerClaims.ForAccount(account, Schemes.Cookie));
        return TypedResults.Redirect(account.Role == Roles.Admin && back == "/" ? "/admin" : back == "/" ? "/inbox" : back);
    }

    // Only places of our own: never a redirect to another site.
    private static string Local(string url) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";
}
