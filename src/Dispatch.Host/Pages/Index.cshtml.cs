using Dispatch.Host.Api;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>The public front: three doors.</summary>
[PageFor(Reach.Public)]
internal sealed class IndexPage(PublicFigures figures) : PageModel
{
    public PublicFigures.Counts Figures { get; private set; } = new(0, 0, 0, 0, 0, 0);

    public void OnGet() => Figures = figures.LastThirtyDays();

    public IActionResult OnPost(string code) => LocalRedirect("/track/" + Uri.EscapeDataString(code.Trim().ToUpperInvariant()));
}
