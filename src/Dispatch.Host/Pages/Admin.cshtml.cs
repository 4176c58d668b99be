using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Where an admin starts.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class AdminPage : PageModel
{
    public void OnGet()
    {
    }
}
