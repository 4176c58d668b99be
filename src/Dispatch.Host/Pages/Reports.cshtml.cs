using System.Globalization;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>The SLA dashboard of a unit and a period: each figure with what it was counted from, how it was before, and the tickets behind it.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class ReportsPage(ISender sender, DistrictTime district) : PageModel
{
    public ReportAsked Asked { get; private set; } = new();

    public SlaReport Report { get; private set; } = null!;

    public SlaReport ByCategory { get; private set; } = null!;

    public Backlog Backlog { get; private set; } = null!;

    public Trend Trend { get; private set; } = null!;

    /// <summary>Questions answered on the spot in the period.</summary>
    public int Advice { get; private set; }

    public async Task<IActionResult> OnGetAsync(ReportAsked asked, CancellationToken cancellation)
    {
        Asked = asked;
        var question = asked.Question(district);
        try
        {
            Report = await sender.Send(new GetSlaReport(question), cancellation);
        }
        catch (Engine.Primitives.NotFoundException)
        {
            // A station has tasks and no report of its own.
            return LocalRedirect("/tickets?state=open&sort=due");
        }

        ByCategory = await sender.Send(new GetSlaReport(question with { GroupBy = ReportGroup.Category }), cancellation);
        Backlog = await sender.Send(new GetBacklog(new ReportQuestion(question.UnitId, null, null, question.GroupBy)), cancellation);
        Trend = await sender.Send(new GetTrend(question), cancellation);
        Advice = await sender.Send(new CountAdvice(Report.UnitId, Report.From, Report.To), cancellation);
        return Page();
    }

    /// <summary>The line over time: by day up to a month, by week beyond it.</summary>
    public TrendChart Chart(string received, string late)
    {
        var size = Trend.Days.Count <= 31 ? 1 : 7;
        var parts = Trend.Days.Chunk(size).ToList();
        return new TrendChart(
            [.. parts.Select(p => p[0].Day.ToString("M-d", CultureInfo.InvariantCulture))],
            [
                new(received, [.. parts.Select(p => p.Sum(d => d.Received))], 2, [.. parts.Select(p => Behind(p, null))]),
                new(late, [.. parts.Select(p => p.Sum(d => d.Late))], 1, [.. parts.Select(p => Behind(p, "late"))]),
            ]);
    }

    private string Behind(TrendDay[] days, string? figure) => Asked.Address("/reports/tickets", ("from", ReportAsked.Text(days[0].Day)), ("to", ReportAsked.Text(days[^1].Day)), ("figure", figure));

    /// <summary>The tickets behind a figure.</summary>
    public string Tickets(string? key = null, string? figure = null) => Asked.Address("/reports/tickets", ("key", key), ("figure", figure), ("groupBy", Report.GroupBy.ToString().ToLowerInvariant()));

    /// <summary>The tickets behind a figure of the backlog, whenever they were received; at an earlier instant, those behind it then.</summary>
    public string Waiting(string figure, DateTimeOffset? at = null) => Asked.Address("/reports/tickets", ("from", "1970-01-01"), ("to", null), ("figure", figure), ("at", ReportAsked.Text(at)));

    /// <summary>The first and the last day of the period.</summary>
    public (DateOnly First, DateOnly Last) Days => (district.DayOf(Report.From), district.DayOf(Report.To.AddTicks(-1)));

    /// <summary>The same page for the period before.</summary>
    public string PeriodBefore()
    {
        var (first, last) = Days;
        return Asked.Address("/reports", ("from", ReportAsked.Text(first.AddDays(first.DayNumber - last.DayNumber - 1))), ("to", ReportAsked.Text(first.AddDays(-1))));
    }
}
