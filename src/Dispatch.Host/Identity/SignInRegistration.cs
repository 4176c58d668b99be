using Dispatch.Host.Api;
using Dispatch.Host.Composition;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Dispatch.Host.Identity;

/// <summary>Registers the ways to sign in.</summary>
internal static class SignInRegistration
{
    public static void AddSignIn(this IServiceCollection services, DataDirectory data, OpenIdSettings openId, IssuerSettings issuer)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<AccountSessions>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<SignInThrottle>();
        services.AddScoped<AccountDesk>();
        services.AddIdentityCore<Account>(PasswordRules.Configure).AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>().AddErrorDescriber<IdentityWords>();
        services.AddSingleton<ILookupNormalizer, AccountNames>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddDataProtection().SetApplicationName("Dispatch").PersistKeysToFileSystem(new DirectoryInfo(data.File("cookie-keys")));
        var schemes = services.AddAuthentication(options => options.DefaultScheme = Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = Schemes.Choose)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(Schemes.Key, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Schemes.Token, null)
            .AddCookie(Schemes.Cookie, Cookie);
        services.AddSingleton(issuer);
        if (issuer.IsOn)
        {
            issuer.Verify();
            schemes.AddJwtBearer(Schemes.Issuer, options => IssuerSignIn.Configure(options, issuer));
        }

        if (openId.IsOn)
        {
            schemes.AddOpenIdConnect(Schemes.OpenId, options => OpenIdSignIn.Configure(options, openId));
        }
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "dispatch";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/login";
        options.Events.OnValidatePrincipal = CheckAsync;
        options.Events.OnRedirectToLogin = Challenge;
        options.Events.OnRedirectToAccessDenied = context => Problem.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden);
    }

    // A session ends at once when its account is locked, reset, or given another unit or role.
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal && !context.HttpContext.RequestServices.GetRequiredService<AccountSessions>().Holds(principal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Cookie);
        }
    }

    // Programs get a problem, people the sign-in page.
    private static Task Challenge(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Problem.IsForPrograms(context.Request))
        {
            return Problem.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
