using Dispatch.Host.Api;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Figures that anybody may see: how much came in, what about, how it was answered. No person and no small number can be found in them.</summary>
[PageFor(Reach.Public)]
internal sealed class PublicPage(PublicFigures figures) : PageModel
{
    public PublicFigures.Overview View { get; private set; } = null!;

    public void OnGet() => View = figures.LastThreeMonths();
}
