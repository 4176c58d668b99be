using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Api;

/// <summary>Reports by unit and period, as JSON, CSV or a workbook.</summary>
internal sealed class ReportResource : IApiResource
{
    private static readonly string[] _readers =
        [Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Department];

    public void Map(IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/api/v1/reports").WithTags("reports");
        reports.MapGet("sla", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? format) =>
                await WriteAsync(http, "sla", format, call, new GetSlaReport(Question(unitId, from, to, groupBy, time)), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<SlaReport>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("时限报表 SLA report");
        reports.MapGet("rates", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? format) =>
                await WriteAsync(http, "rates", format, call, new GetRates(Question(unitId, from, to, groupBy, time)), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<RatesReport>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("三率 The three rates");
        reports.MapGet("ranking", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? figure, string? format) =>
                await WriteAsync(http, "ranking", format, call, new GetRanking(Question(unitId, from, to, groupBy, time), QueryText.Name<RankingFigure>("figure", figure) ?? RankingFigure.Satisfaction), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<Ranking>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("排名(分档) Ranking in bands");
        reports.MapGet("backlog", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? format) =>
                await WriteAsync(http, "backlog", format, call, new GetBacklog(Question(unitId, from, to, groupBy, time)), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<Backlog>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("在办积压 What is open");
        reports.MapGet("heat", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? format) =>
                await WriteAsync(http, "heat", format, call, new GetHeat(Question(unitId, from, to, groupBy, time)), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<Heat>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("热力表 Place by category");
        reports.MapGet("trend", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? format) =>
                await WriteAsync(http, "trend", format, call, new GetTrend(Question(unitId, from, to, null, time)), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<Trend>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("走势(逐日) Day by day");
        reports.MapGet("flow", async (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? format) =>
                await WriteAsync(http, "flow", format, call, new GetFlow(Question(unitId, from, to, groupBy, time)), ReportSheets.Of))
            .For(Reach.OwnUnits, _readers).Gives<FlowReport>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("流转 Returns, ping-pong, redoing, whistle rate");
        reports.MapGet("tickets", (HttpContext http, ApiCall call, DistrictTime time, string? unitId, string? from, string? to, string? groupBy, string? key, string? figure, string? categoryCode, string? at, string? format) =>
                ReportTickets.WriteAsync(http, call, new ListReportTickets(Question(unitId, from, to, groupBy, time), key, figure, call.Page, categoryCode, QueryText.Instant("at", at, time)), format))
            .For(Reach.OwnUnits, _readers).Gives<Page<ReportTicket>>().GivesFiles("text/csv", ReportFormat.WorkbookType).WithSummary("指标背后的工单 The tickets behind a figure");
    }

    private static ReportQuestion Question(string? unitId, string? from, string? to, string? groupBy, DistrictTime time) => new(
        string.IsNullOrEmpty(unitId) ? null : unitId,
        QueryText.Instant("from", from, time),
        QueryText.Instant("to", to, time),
        QueryText.Name<ReportGroup>("groupBy", groupBy));

    private static async Task<IResult> WriteAsync<T>(
        HttpContext http, string name, string? format, ApiCall call, Engine.Client.IQuery<T> query, Func<T, ReportSheet> sheet)
    {
        var wanted = ReportFormat.Of(format, http.Request.Headers.Accept.ToString());
        var report = await call.FindAsync(query);
        if (wanted == ReportFormat.Json)
        {
            return new StreamedAnswer(report!);
        }

        var rows = sheet(report);
        return wanted == ReportFormat.Csv
            ? Results.File(rows.ToCsv(), "text/csv; charset=utf-8", $"{name}.csv")
            : Results.File(rows.ToWorkbook(), ReportFormat.WorkbookType, $"{name}.xlsx");
    }
}
