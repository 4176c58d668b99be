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
    public ReportAsked Asked { get; private set; } = new();

    public Page<ReportTicket> List { get; private set; } = new([], null);

    public string? Key { get; private set; }

    public string? Behind { get; private set; }

    public string? CategoryCode { get; private set; }

    /// <summary>An earlier instant at which they were what the figure says.</summary>
    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? At { get; set; }

    public async Task OnGetAsync(ReportAsked asked, string? key, string? figure, string? categoryCode, string? cursor, CancellationToken cancellation)
    {
        (Asked, Key, Behind, CategoryCode) = (asked, key, figure, categoryCode);
        List = await sender.Send(new ListReportTickets(asked.Question(district), key, figure, new PageRequest(PageRequest.DefaultLimit, Cursor.Decode(cursor)), categoryCode, At), cancellation);
    }

    public async Task<IActionResult> OnGetExportAsync(ReportAsked asked, string? key, string? figure, string? categoryCode, string format, CancellationToken cancellation) =>
        sheet.Of(await TakenAlong.WholeAsync(page => sender.Send(new ListReportTickets(asked.Question(district), key, figure, page, categoryCode, At), cancellation))).ToFile(format, "tickets");

    /// <summary>The address that this list is taken along from.</summary>
    public string Export(string format) => Asked.Address("/reports/tickets", ("key", Key), ("figure", Behind), ("categoryCode", CategoryCode), ("at", ReportAsked.Text(At)), ("handler", "Export"), ("format", format));

    /// <summary>This list on its next page.</summary>
    public string Next(string cursor) => Asked.Address("/reports/tickets", ("key", Key), ("figure", Behind), ("categoryCode", CategoryCode), ("at", ReportAsked.Text(At)), ("cursor", cursor));
}
