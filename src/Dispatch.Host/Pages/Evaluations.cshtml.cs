using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Listing;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>What residents and the other side said of our work, and what we said.</summary>
[PageFor(Reach.OwnUnits, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class EvaluationsPage(ISender sender, EvaluationSheet sheet) : PageModel
{
    public Page<ToldEvaluation> List { get; private set; } = new([], null);

    public bool Ours { get; private set; }

    public async Task OnGetAsync(bool ours, string? cursor, CancellationToken cancellation)
    {
        Ours = ours;
        List = await sender.Send(new ListToldEvaluations(new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor)), ours), cancellation);
    }

    public async Task<IActionResult> OnGetExportAsync(bool ours, string format, CancellationToken cancellation) =>
        sheet.Of(await TakenAlong.WholeAsync(page => sender.Send(new ListToldEvaluations(page, ours), cancellation))).ToFile(format, "evaluations");
}
