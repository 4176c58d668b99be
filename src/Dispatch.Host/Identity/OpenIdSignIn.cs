using System.Security.Claims;
using Dispatch.Host.Composition;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dispatch.Host.Identity;

/// <summary>Signing in with the organisation's identity provider: its word says who somebody is, our account says what they may do.</summary>
internal static class OpenIdSignIn
{
    public const string CallbackPath = "/login/openid";

    public static void Configure(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        options.Authority = settings.Authority;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = CallbackPath;
        options.SignInScheme = Schemes.Cookie;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.Scope.Add("profile");
        options.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(60);

        // The answer comes back by a link, so that lax cookies reach it, over http on an inner network too.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnRedirectToIdentityProvider = context =>
        {
            // Behind a proxy people reach the service elsewhere than where it listens.
            if (context.HttpContext.RequestServices.GetRequiredService<HostSettings>().PublicAddress is { Length: > 0 } address)
            {
                context.ProtocolMessage.RedirectUri = address.TrimEnd('/') + CallbackPath;
            }

            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context => AdmitAsync(context, settings.Claim);
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/login?failed=provider");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task AdmitAsync(TokenValidatedContext context, string claim)
    {
        var name = context.Principal?.FindFirstValue(claim);
        var account = string.IsNullOrEmpty(name) ? null : await SendAsync(context.HttpContext, new SignInExternally(name));
        if (account is null)
        {
            context.Response.Redirect("/login?failed=unbound&who=" + Uri.EscapeDataString(name ?? ""));
            context.HandleResponse();
            return;
        }

        context.Principal = CallerClaims.ForAccount(account, Schemes.Cookie);
        if (context.Properties is { } properties && properties.RedirectUri is null or "/")
        {
            context.Properties!.RedirectUri = LoginResource.Home(account);
        }
    }

    // The request itself is nobody's yet: the command is sent as Dispatch.
    private static async Task<Account?> SendAsync(HttpContext http, SignInExternally command)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, http.RequestAborted);
    }
}
