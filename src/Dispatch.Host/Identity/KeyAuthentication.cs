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

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var presented = await PresentedAsync();
        if (presented.Length is 0 or > LongestKey)
        {
            return AuthenticateResult.NoResult();
        }

        return keys.Find(presented) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Schemes.Key))
            : AuthenticateResult.Fail("The key is not known.");
    }

    private async Task<string> PresentedAsync()
    {
        if (Request.Headers[Schemes.KeyHeader].ToString() is { Length: > 0 } header)
        {
            return header;
        }

        var authorization = Request.Headers.Authorization.ToString();
        return authorization.StartsWith("ApiKey ", StringComparison.OrdinalIgnoreCase)
            ? authorization["ApiKey ".Length..].Trim()
            : await Open311.Open311Key.PresentedAsync(Request);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem.WriteAsync(Context, StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem.WriteAsync(Context, StatusCodes.Status403Forbidden);
}
