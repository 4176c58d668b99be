using System.Globalization;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Reports;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>The SLA figures of a unit and a period, each with what it was counted from.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class ReportsPage(ISender sender, DistrictTime district, Says says, IStringLocalizer<Words> words) : PageModel
{
    public SlaReport Report { get; private set; } = null!;

    /// <summary>A rate for people; a dash where nothing was counted.</summary>
    public static string Percent(Rate rate) => rate.Value is { } value ? value.ToString("P1", CultureInfo.InvariantCulture) : "–";

    public async Task OnGetAsync(DateOnly? from, DateOnly? to, ReportGroup? groupBy, string? unitId, CancellationToken cancellation) =>
        Report = await sender.Send(new GetSlaReport(new ReportQuestion(unitId, Start(from), Start(to), groupBy)), cancellation);

    /// <summary>The three rates, each with the period before.</summary>
    public IEnumerable<(string Title, Rate Rate, Rate? Before)> Figures() =>
    [
        (words["Reports.Response"], Report.Total.Rates.Response, Report.Before?.Rates.Response),
        (words["Reports.Resolution"], Report.Total.Rates.Resolution, Report.Before?.Rates.Resolution),
        (words["Reports.Satisfaction"], Report.Total.Rates.Satisfaction, Report.Before?.Rates.Satisfaction),
    ];

    /// <summary>Median and p90 as people say them.</summary>
    public string Minutes(Spread spread) =>
        spread is { Median: { } median, P90: { } p90 } ? $"{says.Span(TimeSpan.FromMinutes(median))} / {says.Span(TimeSpan.FromMinutes(p90))}" : "–";

    /// <summary>The same report as a file.</summary>
    public string Export(string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"/api/v1/reports/sla?format={format}&from={Instant(Report.From)}&to={Instant(Report.To)}&groupBy={Report.GroupBy.ToString().ToLowerInvariant()}");

    private static string Instant(DateTimeOffset instant) => Uri.EscapeDataString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    private DateTimeOffset? Start(DateOnly? day) => day is { } date ? district.Instant(date.ToDateTime(TimeOnly.MinValue)) : null;
}
