using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>How tickets went to and fro: whistles, returns, redoing.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class FlowPage(ISender sender, DistrictTime district) : PageModel
{
    public ReportAsked Asked { get; private set; } = new();

    public FlowReport Flow { get; private set; } = null!;

    public async Task OnGetAsync(ReportAsked asked, CancellationToken cancellation)
    {
        Asked = asked;
        Flow = await sender.Send(new GetFlow(asked.Question(district)), cancellation);
    }

    /// <summary>The tickets behind a figure.</summary>
    public string Tickets(string key, string figure) => Asked.Address("/reports/tickets", ("key", key == "total" ? null : key), ("figure", figure), ("groupBy", Flow.GroupBy.ToString().ToLowerInvariant()));
}
