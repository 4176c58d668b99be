using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>One's own account: who one is here, and another password.</summary>
[PageFor(Reach.OwnKey, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class MyAccountPage(ISender sender, SignInThrottle throttle, IStringLocalizer<Words> words) : PageModel
{
    public bool MustChange => User.HasClaim(c => c.Type == CallerClaims.MustChangePassword);

    public bool Done { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public void OnGet(bool done) => Done = done;

    public async Task<IActionResult> OnPostAsync(string? present, string? password, string? again, CancellationToken cancellation)
    {
        if (throttle.IsShut(HttpContext))
        {
            Problems = [words["Login.Wait"]];
            return Page();
        }

        if (password != again)
        {
            Problems = [words["Account.Differ"]];
            return Page();
        }

        try
        {
            var account = await sender.Send(new ChangePassword(present ?? "", password ?? ""), cancellation);
            await HttpContext.SignInAsync(Schemes.Cookie, CallerClaims.ForAccount(account, Schemes.Cookie));
            return LocalRedirect("/account?done=true");
        }
        catch (InvalidRequestException e)
        {
            if (e.Errors.ContainsKey("present"))
            {
                throttle.CountFailure(HttpContext);
            }

            Problems = [.. e.Errors.SelectMany(f => f.Value).Select(Says.OneOf)];
            return Page();
        }
    }
}
