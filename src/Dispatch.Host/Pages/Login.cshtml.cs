using Dispatch.Host.Api;
using Dispatch.Host.Composition;
using Dispatch.Host.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>Signing in; afterwards everyone lands where their work is.</summary>
[PageFor(Reach.Public)]
internal sealed class LoginPage(HostSettings settings, FirstStart first, IStringLocalizer<Words> words) : PageModel
{
    public string? ReturnUrl { get; private set; }

    public string? Problem { get; private set; }

    public OpenIdSettings OpenId => settings.OpenId;

    public IActionResult OnGet(string? returnUrl, string? failed, string? who)
    {
        if (first.IsOpen && !settings.AdminCode)
        {
            return LocalRedirect("/setup");
        }

        ReturnUrl = returnUrl;
        Problem = failed is null ? null : words[Reason(failed), who ?? ""].Value;
        return Page();
    }

    private static string Reason(string failed) => failed switch
    {
        "wait" => "Login.Wait",
        "expired" => "Login.Expired",
        "provider" => "Login.Provider",
        "unbound" => "Login.Unbound",
        _ => "Login.Wrong",
    };
}
