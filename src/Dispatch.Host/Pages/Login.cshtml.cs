using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Signing in; afterwards everyone lands where their work is.</summary>
[PageFor(Reach.Public)]
internal sealed class LoginPage(Accounts accounts) : PageModel
{
    public string? Name { get; private set; }

    public string? ReturnUrl { get; private set; }

    public bool Failed { get; private set; }

    public void OnGet(string? returnUrl) => ReturnUrl = returnUrl;

    public async Task<IActionResult> OnPostAsync(string name, string password, string? returnUrl, CancellationToken cancellation)
    {
        Name = name;
        ReturnUrl = returnUrl;
        if (await accounts.CheckAsync(name ?? "", password ?? "", cancellation) is not { } account)
        {
            Failed = true;
            return Page();
        }

        await HttpContext.SignInAsync(Schemes.Cookie, CallerClaims.ForAccount(account, Schemes.Cookie));
        return LocalRedirect(PageRoutes.IsOwn(returnUrl) ? returnUrl! : account.Role == "admin" ? "/admin" : "/inbox");
    }
}
