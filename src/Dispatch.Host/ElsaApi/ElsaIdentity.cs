using System.Security.Claims;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using MediatR;

namespace Dispatch.Host.ElsaApi;

/// <summary>Elsa's own sign-in for its API clients, with the accounts of Dispatch.</summary>
internal sealed class ElsaIdentity : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.ElsaApi().MapGroup("/identity");
        group.MapPost("/login", LoginAsync).ForEveryone();
        group.MapPost("/refresh-token", Refresh).ToLook();
    }

    private static async Task<IResult> LoginAsync(HttpContext context, ISender sender, SignInThrottle throttle, AccessTokens tokens)
    {
        var body = await ElsaBody.ReadAsync(context.Request);
        var account = throttle.IsShut(context) ? null : await sender.Send(new SignInWithPassword(body.Text("username") ?? "", body.Text("password") ?? ""), context.RequestAborted);
        if (account is null)
        {
            throttle.CountFailure(context);
        }

        return account is null or { MustChangePassword: true } ? ElsaJson.Ok(new { isAuthenticated = false }) : Tokens(tokens.Issue(Session(CallerClaims.ForAccount(account, Schemes.Token), Guid.NewGuid().ToString("N"))));
    }

    private static IResult Refresh(HttpContext context, AccessTokens tokens) => Tokens(tokens.Issue(context.User));

    /// <summary>The principal as one sign-in among others of the same person.</summary>
    public static ClaimsPrincipal Session(ClaimsPrincipal principal, string session)
    {
        var identity = new ClaimsIdentity(principal.Claims.Where(c => c.Type != CallerClaims.Session), Schemes.Token, CallerClaims.Name, CallerClaims.Role);
        identity.AddClaim(new Claim(CallerClaims.Session, session));
        return new ClaimsPrincipal(identity);
    }

    private static IResult Tokens(string token) => ElsaJson.Ok(new { isAuthenticated = true, accessToken = token, refreshToken = token });
}
