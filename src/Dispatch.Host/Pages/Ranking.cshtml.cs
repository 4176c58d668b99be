using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>Units or categories in bands: within a band the difference is no more than chance.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Department)]
internal sealed class RankingPage(ISender sender, DistrictTime district) : PageModel
{
    public ReportAsked Asked { get; private set; } = new();

    public Ranking Ranking { get; private set; } = null!;

    public async Task OnGetAsync(ReportAsked asked, CancellationToken cancellation)
    {
        Asked = asked;
        Ranking = await sender.Send(new GetRanking(asked.Question(district), asked.Figure), cancellation);
    }

    /// <summary>The tickets behind a figure of a group.</summary>
    public string Tickets(string key, string? figure = null) => Asked.Address("/reports/tickets", ("key", key), ("figure", figure), ("groupBy", Ranking.GroupBy.ToString().ToLowerInvariant()));
}
