using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>The first start: the one-time code from the console makes the first admin. Afterwards this page is not there.</summary>
[PageFor(Reach.Public)]
internal sealed class SetupPage(ISender sender, FirstStart first, SignInThrottle throttle, IStringLocalizer<Words> words) : PageModel
{
    public string? Code { get; private set; }

    public string? Name { get; private set; }

    public string? DisplayName { get; private set; }

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public IActionResult OnGet() => first.IsOpen ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? code, string? name, string? displayName, string? password, CancellationToken cancellation)
    {
        (Code, Name, DisplayName) = (code, name, displayName);
        if (!first.IsOpen)
        {
            return NotFound();
        }

        if (throttle.IsShut(HttpContext))
        {
            Problems = [words["Login.Wait"]];
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        try
        {
            var account = await sender.Send(new MakeFirstAdmin(code ?? "", name ?? "", string.IsNullOrWhiteSpace(displayName) ? null : displayName.Trim(), password ?? ""), cancellation);
            await HttpContext.SignInAsync(Schemes.Cookie, CallerClaims.ForAccount(account, Schemes.Cookie));
            return LocalRedirect("/admin");
        }
        catch (InvalidRequestException e)
        {
            if (e.Errors.ContainsKey("code"))
            {
                throttle.CountFailure(HttpContext);
            }

            Problems = [.. e.Errors.SelectMany(f => f.Value).Select(Says.OneOf)];
            return Page();
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
    }
}
