using Dispatch.Host.Api;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Signing in; afterwards everyone lands where their work is.</summary>
[PageFor(Reach.Public)]
internal sealed class LoginPage : PageModel
{
    public string? Name { get; private set; }

    public string? ReturnUrl { get; private set; }

    public bool Failed { get; private set; }

    public void OnGet(string? returnUrl, bool failed = false)
    {
        ReturnUrl = returnUrl;
        Failed = failed;
    }
}
