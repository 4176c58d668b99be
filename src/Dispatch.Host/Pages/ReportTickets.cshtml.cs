using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>The tickets behind a figure of a report: exactly those that it counts.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class ReportTicketsPage(ISender sender, DistrictTime district, DrillSheet sheet) : PageModel
{
    private const int MostExported = 10_000;

    public ReportAsked Asked { get; private set; } = new();

    public Page<ReportTicket> List { get; private set; } = new([], null);

    public string? Key { get; private set; }

    public string? Behind { get; private set; }

    public string? CategoryCode { get; private set; }

    public async Task OnGetAsync(ReportAsked asked, string? key, string? figure, string? categoryCode, string? cursor, CancellationToken cancellation)
    {
        (Asked, Key, Behind, CategoryCode) = (asked, key, figure, categoryCode);
        List = await sender.Send(new ListReportTickets(asked.Question(district), key, figure, new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor)), categoryCode), cancellation);
    }

    public async Task<IActionResult> OnGetExportAsync(ReportAsked asked, string? key, string? figure, string? categoryCode, string format, CancellationToken cancellation)
    {
        var all = new List<ReportTicket>();
        string? after = null;
        do
        {
            var page = await sender.Send(new ListReportTickets(asked.Question(district), key, figure, new PageRequest(PageRequest.LargestLimit, after), categoryCode), cancellation);
            all.AddRange(page.Items);
            after = Cursor.Decode(page.NextCursor);
        }
        while (after is not null && all.Count < MostExported);
        return format == ReportFormat.Workbook
            ? File(sheet.Of(all).ToWorkbook(), ReportFormat.WorkbookType, "tickets.xlsx")
            : File(sheet.Of(all).ToCsv(), "text/csv; charset=utf-8", "tickets.csv");
    }

    /// <summary>The address that this list is taken along from.</summary>
    public string Export(string format) => Asked.Address("/reports/tickets", ("key", Key), ("figure", Behind), ("categoryCode", CategoryCode), ("handler", "Export"), ("format", format));

    /// <summary>This list on its next page.</summary>
    public string Next(string cursor) => Asked.Address("/reports/tickets", ("key", Key), ("figure", Behind), ("categoryCode", CategoryCode), ("cursor", cursor));
}
