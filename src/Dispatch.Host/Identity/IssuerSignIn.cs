using System.Security.Claims;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Dispatch.Host.Identity;

/// <summary>Signs in by a bearer token of the configured issuer: <c>sub</c>, <c>name</c>, <c>role</c>, <c>unit</c> and <c>scope</c> say who calls.</summary>
internal static class IssuerSignIn
{
    public static void Configure(JwtBearerOptions options, IssuerSettings settings)
    {
        options.MapInboundClaims = false;
        options.Authority = settings.Authority;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = settings.Issuer,
            ValidAudience = settings.Audience,
            ValidAlgorithms = settings.Accepted,
            ClockSkew = TimeSpan.FromSeconds(settings.SkewSeconds),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
        };
        if (settings.Jwks is { Length: > 0 } path)
        {
            var keys = new IssuerKeys(path);
            options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Named(keyId);
        }

        options.Events = new JwtBearerEvents
        {
            OnTokenValidated = Accept,
            OnChallenge = context =>
            {
                context.HandleResponse();
                return Problem.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
            },
            OnForbidden = context => Problem.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden),
        };
    }

    // The token is the issuer's; what it says must also fit the organisation here.
    private static Task Accept(TokenValidatedContext context)
    {
        var said = context.Principal!;
        var unit = context.HttpContext.RequestServices.GetRequiredService<IReferenceData>().Current.Unit(said.FindFirstValue("unit"));
        var roles = said.FindAll("role").Select(c => c.Value).ToList();
        if (roles.Count == 0 && unit is not null)
        {
            roles.Add(Roles.ForUnitKind(unit.Kind.ToString()));
        }

        var subject = said.FindFirstValue("sub");
        if (string.IsNullOrEmpty(subject) || roles.Count == 0 || !roles.All(role => AccountDraft.Fits(role, unit)) || (unit is null && said.HasClaim(c => c.Type == "unit")))
        {
            context.Fail("The token names no subject, or a role or unit that does not fit.");
            return Task.CompletedTask;
        }

        // Prefixed, so that a subject is never taken for an account or a key of the same name.
        context.Principal = CallerClaims.ForIssuer("jwt:" + subject, said.FindFirstValue("name") ?? subject, unit?.Id, roles, said.FindFirstValue("scope"));
        return Task.CompletedTask;
    }
}
