using System.Text.Encodings.Web;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.Host.Identity;

/// <summary>Signs in by one of our tokens. Browsers cannot send headers on a WebSocket, so hubs also take it from <c>access_token</c>.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens, AccountSessions sessions, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : FromHub();
        if (string.IsNullOrEmpty(token))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(tokens.Read(token) is { } principal && StillHolds(principal)
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Schemes.Token))
            : AuthenticateResult.Fail("The token is not valid."));
    }

    // A token lives no longer than the account or key that it was given to.
    private bool StillHolds(System.Security.Claims.ClaimsPrincipal principal) => CallerClaims.Read(principal) switch
    {
        { Kind: CallerKind.User } => sessions.Holds(principal),
        { Kind: CallerKind.Key, Id: { } id } => keys.Holds(id),
        _ => false,
    };

    private string? FromHub() =>
        Request.Path.StartsWithSegments("/elsa/hubs", StringComparison.Ordinal) ? Request.Query["access_token"].ToString() : null;

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem.WriteAsync(Context, StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem.WriteAsync(Context, StatusCodes.Status403Forbidden);
}
