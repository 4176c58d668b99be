using System.Text.Encodings.Web;
using Dispatch.Host.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dispatch.Host.Identity;

/// <summary>Signs a program in by the key it presents.</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const int LongestKey = 200;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = Presented();
        if (presented.Length is 0 or > LongestKey)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(keys.Find(presented) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Schemes.Key))
            : AuthenticateResult.Fail("The key is not known."));
    }

    private string Presented()
    {
        var header = Request.Headers[Schemes.KeyHeader].ToString();
        return header.Length > 0 ? header : Request.Headers.Authorization.ToString()["ApiKey ".Length..].Trim();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem.WriteAsync(Context, StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem.WriteAsync(Context, StatusCodes.Status403Forbidden);
}
