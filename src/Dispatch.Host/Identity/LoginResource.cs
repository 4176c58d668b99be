using Dispatch.Host.Api;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;

namespace Dispatch.Host.Identity;

/// <summary>Sign-in with name and password for the pages or with the identity provider, and a token for programs that run in the browser.</summary>
internal sealed class LoginResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login", SignInAsync).ForEveryone().FromOwnForm();
        routes.MapGet("/login/external", External).ForEveryone().ExcludeFromDescription();
        routes.MapPost("/login/token", (HttpContext http, AccessTokens tokens) => TypedResults.Json(new
        {
            accessToken = tokens.Issue(http.User),
            tokenType = "Bearer",
            expiresIn = (int)AccessTokens.Lifetime.TotalSeconds,
        })).ForSignedIn(Reach.OwnKey);
    }

    /// <summary>Where somebody starts.</summary>
    public static string Home(Account account) => account.RoleList.Contains(Roles.Admin) ? "/admin" : "/inbox";

    private static async Task<IResult> SignInAsync(HttpContext http, ISender sender, SignInThrottle throttle, CancellationToken cancellation)
    {
        if (!http.Request.HasFormContentType)
        {
            throw new BadHttpRequestException("A form is needed.", StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        var back = Local(form["returnUrl"].ToString());
        if (throttle.IsShut(http))
        {
            http.Response.Headers.RetryAfter = "60";
            return Refuse(http, StatusCodes.Status429TooManyRequests, "wait", back);
        }

        var account = await sender.Send(new SignInWithPassword(form["name"].ToString(), form["password"].ToString()), cancellation);
        if (account is null)
        {
            throttle.CountFailure(http);
            return Refuse(http, StatusCodes.Status401Unauthorized, "true", back);
        }

        await http.SignInAsync(Schemes.Cookie, CallerClaims.ForAccount(account, Schemes.Cookie));
        return TypedResults.Redirect(account.MustChangePassword ? "/account" : back == "/" ? Home(account) : back);
    }

    private static IResult Refuse(HttpContext http, int status, string why, string back) => Problem.IsForPrograms(http.Request)
        ? TypedResults.StatusCode(status)
        : TypedResults.Redirect($"/login?failed={why}&returnUrl={Uri.EscapeDataString(back)}");

    private static IResult External(HostSettings settings, string? returnUrl) => settings.OpenId.IsOn
        ? TypedResults.Challenge(new AuthenticationProperties { RedirectUri = Local(returnUrl ?? "/") }, [Schemes.OpenId])
        : TypedResults.NotFound();

    // Only places of our own: never a redirect to another site.
    private static string Local(string url) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) ? url : "/";
}
