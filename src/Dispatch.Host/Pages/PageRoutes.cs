using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;

namespace Dispatch.Host.Pages;

/// <summary>The routes around the pages: language and signing out.</summary>
internal sealed class PageRoutes : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages();
        routes.MapGet("/language", Language).ForEveryone().ExcludeFromDescription();
        routes.MapPost("/logout", (Delegate)SignOut).ForEveryone().FromOwnForm().ExcludeFromDescription();
    }

    private static IResult Language(HttpContext context, string to, string? back)
    {
        var culture = to == "en" ? "en" : "zh-CN";
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
        return Results.LocalRedirect(IsOwn(back) ? back! : "/");
    }

    private static async Task<IResult> SignOut(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Cookie);
        return Results.LocalRedirect("/");
    }

    /// <summary>Only a path of this host is gone back to, never another site.</summary>
    public static bool IsOwn(string? path) => path is ['/', ..] && path is not ['/', '/' or '\\', ..];
}
