using System.Globalization;
using System.Text;
using System.Text.Json;
using Dispatch.Host.Sheets;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Host.Api;

/// <summary>Working time: calendars, their versions, and arithmetic to try.</summary>
internal sealed class CalendarResource : IApiResource
{
    private const string Route = "/api/v1/calendars";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("calendars");
        api.MapGet("", (ApiCall call, DistrictTime time, string? asOf) => call.AskAsync(new ListCalendars(call.Page, QueryText.AsOf("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<WorkCalendar>().WithSummary("工作日历列表 Calendars, a page");
        api.MapGet("/{code}", (string code, ApiCall call, DistrictTime time, string? asOf, int? version) =>
            call.AskAsync(new GetCalendar(code, QueryText.AsOf("asOf", asOf, time), version), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<WorkCalendar>().WithSummary("工作日历 One of the calendars");
        api.MapPost("", (CalendarDraft draft, ApiCall call, string? dryRun) =>
            call.ChangeAsync(new PublishCalendar(draft, IsNew: true, QueryText.Flag("dryRun", dryRun) ?? false), made =>
                made.DryRun ? Published(made) : Answer.Created($"{Route}/{made.Calendar.Code}", made.Calendar, made.Calendar.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<WorkCalendar>(201).WithSummary("新建工作日历 Add to the calendars; with dryRun=true only whose due times it moves");
        api.MapPut("/{code}", (string code, CalendarDraft draft, ApiCall call, string? dryRun) =>
            call.ChangeAsync(new PublishCalendar(Named(draft, code), IsNew: false, QueryText.Flag("dryRun", dryRun) ?? false), Published))
            .For(Reach.Everything, Roles.Admin).Gives<WorkCalendar>().WithSummary("修改工作日历 Change one of the calendars");
        api.MapPost("/{code}/years", (string code, HolidayYear year, ApiCall call, string? dryRun) =>
            call.ChangeAsync(new AddHolidayYear(code, year, QueryText.Flag("dryRun", dryRun) ?? false), Published))
            .For(Reach.Everything, Roles.Admin).Gives<WorkCalendar>().WithSummary("加入年度节假日 Add a year of holidays");
        api.MapPost("/{code}/years/import", async (string code, HttpRequest request, ApiCall call, string? dryRun, int? year) =>
            await call.ChangeAsync(new AddHolidayYear(code, await NoticeAsync(request, year, call.Cancellation), QueryText.Flag("dryRun", dryRun) ?? false), Published))
            .For(Reach.Everything, Roles.Admin).Gives<WorkCalendar>().WithSummary("导入公布的节假日安排(JSON、CSV、XLSX) Takes in an announced arrangement of holidays")
            .Accepts<string>("application/json", "text/csv", ReportFormat.WorkbookType);
        api.MapGet("/{code}/moves", (string code, ApiCall call, int? version) => call.AskAsync(new ListDueMoves(code, version, call.Page)))
            .For(Reach.Everything, Roles.Admin, Roles.Auditor).Gives<Page<DueMove>>().WithSummary("因日历调整而变动的到期时间 Due times that a version moved");
        api.MapGet("/{code}/recount", (string code, ApiCall call, int? version) => call.AskAsync(new GetRecount(code, version)))
            .For(Reach.Everything, Roles.Admin, Roles.Auditor).Gives<RecountProgress>().WithSummary("日历调整后重新计时的进度 How far the open clocks are counted anew");
        api.MapPost("/{code}/deadline", (string code, DeadlineQuestion question, ApiCall call) =>
            call.AskAsync(
                new TryDeadline(code, question.Start, question.Amount, question.Unit, question.CountFrom, question.Pauses, question.AsOf), Shape))
            .ForSignedIn(Reach.Everything).Gives<TriedDeadline>().ChangesNothing().WithSummary("试算到期时间 When something would be due, and why");
        api.MapPost("/{code}/elapsed", (string code, ElapsedQuestion question, ApiCall call) =>
            call.AskAsync(new TryElapsed(code, question.From, question.To, question.Pauses, question.AsOf)))
            .ForSignedIn(Reach.Everything).Gives<TriedElapsed>().ChangesNothing().WithSummary("试算用时 Working time between two instants");
    }

    private static async Task<HolidayYear> NoticeAsync(HttpRequest request, int? year, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, cancellation);
        return request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? HolidayNotice.ReadJson(Encoding.UTF8.GetString(file.ToArray()))
            : HolidayNotice.ReadTable(SheetFile.Read(file.ToArray(), "holidays")[0], year);
    }

    // The calendar as ever, and beside it whose due times it moves.
    private static Answer Published(PublishedCalendar published)
    {
        var body = JsonSerializer.SerializeToNode(published.Calendar, ApiJson.Options)!.AsObject();
        body["dryRun"] = published.DryRun;
        body["moves"] = JsonSerializer.SerializeToNode(published.Moves, ApiJson.Options);
        body["movesAt"] = $"{Route}/{published.Calendar.Code}/moves?version={published.Calendar.Version}";
        body["recountAt"] = $"{Route}/{published.Calendar.Code}/recount?version={published.Calendar.Version}";
        return Answer.Ok(body, published.Calendar.Version);
    }

    private static CalendarDraft Named(CalendarDraft draft, string code) =>
        draft.Code.Length == 0 || draft.Code == code
            ? draft with { Code = code }
            : throw new InvalidRequestException("code", $"与地址中的“{code}”不一致。Differs from “{code}” in the address.");

    private static Answer Shape(TriedDeadline found) => Answer.Ok(new
    {
        dueAt = found.DueAt,
        dueAtLocal = found.DueAtLocal.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        zone = found.Zone,
        calendar = found.Calendar,
        provisional = found.Provisional,
        explanation = found.Explanation.Select(line => line.Zh),
        explanationEn = found.Explanation.Select(line => line.En),
    });
}
