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
    private const int MostExported = 10_000;

    public Page<ToldEvaluation> List { get; private set; } = new([], null);

    public bool Ours { get; private set; }

    public async Task OnGetAsync(bool ours, string? cursor, CancellationToken cancellation)
    {
        Ours = ours;
        List = await sender.Send(new ListToldEvaluations(new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor)), ours), cancellation);
    }

    public async Task<IActionResult> OnGetExportAsync(bool ours, string format, CancellationToken cancellation)
    {
        var all = new List<ToldEvaluation>();
        string? after = null;
        do
        {
            var page = await sender.Send(new ListToldEvaluations(new PageRequest(PageRequest.LargestLimit, after), ours), cancellation);
            all.AddRange(page.Items);
            after = Cursor.Decode(page.NextCursor);
        }
        while (after is not null && all.Count < MostExported);
        return format == ReportFormat.Workbook
            ? File(sheet.Of(all).ToWorkbook(), ReportFormat.WorkbookType, "evaluations.xlsx")
            : File(sheet.Of(all).ToCsv(), "text/csv; charset=utf-8", "evaluations.csv");
    }
}
