using Dispatch.Host.Attachments;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Residents;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Api;

/// <summary>Tickets: filing, finding, history, and what a person can do to one outside its tasks.</summary>
internal sealed class TicketsResource : IApiResource
{
    private static readonly string[] _filing = [Roles.Hotline, Roles.Station, Roles.Steward, Roles.Community];
    private static readonly string[] _territory = [Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Hotline];

    private static readonly string[] _residents = [Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline];
    private static readonly string[] _everyoneButTheAuditor = [.. Roles.All.Where(role => role != Roles.Auditor)];

    public void Map(IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup("/api/v1/tickets").WithTags("tickets");
        tickets.MapPost("", (FileTicketBody body, ApiCall call, AttachmentStore store) => FileAsync(body, [], call, store))
            .For(Reach.OwnUnits, _filing).Gives<TicketView>(201).WithSummary("登记诉求 File a complaint");
        tickets.MapPost("advice", AdviceAsync)
            .For(Reach.OwnUnits, _filing).Gives<TicketView>(201).WithSummary("登记咨询并当场答复 File a question that was answered on the spot");
        tickets.MapGet("", List).ForSignedIn(Reach.OwnUnits).GivesPageOf<TicketView>().WithSummary("工单列表 Tickets that the caller may see, newest first");
        tickets.MapGet("{id}", (string id, ApiCall call) => call.AskAsync(new GetTicket(id), Shown))
            .ForSignedIn(Reach.OwnUnits).Gives<TicketView>().WithSummary("工单详情 One ticket");
        tickets.MapGet("{id}/history", (string id, int? limit, string? cursor, ApiCall call) => call.AskAsync(new GetHistory(id, call.Page)))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<HistoryView>().WithSummary("办理历史 Every step, in order");
        tickets.MapPost("{id}/withdraw", (string id, ReasonBody? body, ApiCall call) => call.ChangeAsync(new WithdrawTicket(id, body?.Words), Shown))
            .For(Reach.OwnUnits, _territory).Gives<TicketView>().WithSummary("撤回 Withdraw");
        tickets.MapPost("{id}/urge", (string id, ReasonBody? body, ApiCall call) => call.ChangeAsync(new UrgeTicket(id, body?.Words), Shown))
            .For(Reach.OwnUnits, _territory).Gives<TicketView>().WithSummary("催办 Urge");
        tickets.MapPost("{id}/merge", (string id, MergeBody body, ApiCall call) => call.ChangeAsync(new MergeTicket(id, body.IntoTicketId), Shown))
            .For(Reach.OwnUnits, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline).Gives<TicketView>().WithSummary("并单 Merge into another ticket");
        tickets.MapPost("{id}/joined", (string id, JoinBody body, ApiCall call) => call.RunAsync(new JoinTickets(id, body.TicketIds)))
            .For(Reach.OwnUnits, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline).Gives<JoinedResult>().WithSummary("批量并入本单 Merge many tickets of one cause into this one");
        tickets.MapGet("{id}/alike", (string id, int? limit, string? cursor, ApiCall call) => call.AskAsync(new ListAlike(id), all => Answer.Ok(call.Page.Of(all.OrderBy(t => t.Id, StringComparer.Ordinal), t => t.Id))))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<TicketView>().WithSummary("同类在办工单 Open tickets that look alike");
        tickets.MapPost("search", (PhoneBody body, ApiCall call) => call.ChangeAsync(new FindByPhone(body.Phone, call.Page), Answer.Ok))
            .For(Reach.OwnUnits, _residents).GivesPageOf<TicketView>().WithSummary("按电话查工单 The tickets of a phone number; on record in the audit");
        tickets.MapPost("{id}/reporter/reveal", (string id, WhyBody body, ApiCall call) => call.ChangeAsync(new RevealReporter(id, body.Reason), Answer.Ok))
            .For(Reach.OwnUnits, [.. _residents, Roles.Department]).Gives<ReporterView>().WithSummary("查看诉求人信息 The reporter in full, for a reason that goes on record");
        tickets.MapPost("{id}/reporter/erase", (string id, WhyBody body, ApiCall call) => call.ChangeAsync(new EraseReporter(id, body.Reason), Shown))
            .For(Reach.OwnUnits, Roles.Admin, Roles.District).Gives<TicketView>().WithSummary("删除诉求人信息 Erase the reporter's identity; the ticket stays");
        tickets.MapPost("{id}/unjoin", (string id, ReasonBody? body, ApiCall call) => call.ChangeAsync(new UnjoinTicket(id, body?.Words), Shown))
            .For(Reach.OwnUnits, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline).Gives<TicketView>().WithSummary("拆分并单 Take a merged ticket out again");
        tickets.MapGet("{id}/joined", (string id, int? limit, string? cursor, ApiCall call) => call.AskAsync(new ListJoined(id, call.Page)))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<TicketView>().WithSummary("并入本单的工单 Tickets merged into this one");
        tickets.MapPost("{id}/correct", (string id, CorrectBody body, ApiCall call) =>
                call.ChangeAsync(new CorrectTicket(id, body.Reason, body.CategoryCode, body.CompoundId, body.CommunityId), Shown))
            .For(Reach.OwnUnits, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline).Gives<TicketView>().WithSummary("更正类别或地点 Correct category or place");
        tickets.MapPost("{id}/comments", (string id, CommentBody body, ApiCall call) =>
                call.ChangeAsync(new CommentOnTicket(id, body.Text), item => Answer.Created($"/api/v1/tickets/{id}/history", item)))
            .For(Reach.OwnUnits, _everyoneButTheAuditor).Gives<HistoryView>(201).WithSummary("留言 Comment");
    }

    private static async Task<IResult> AdviceAsync(AdviceBody body, ApiCall call, AttachmentStore store) => await call.ChangeAsync(
        new AnswerAdvice(await CommandAsync(body, [], call, store), body.Answer), ticket => Answer.Created($"/api/v1/tickets/{ticket.Id}", ticket, ticket.Version));

    /// <summary>Files a ticket with the files that came beside it and those inside its body.</summary>
    internal static async Task<IResult> FileAsync(FileTicketBody body, IReadOnlyList<NewAttachment> beside, ApiCall call, AttachmentStore store) =>
        await call.ChangeAsync(await CommandAsync(body, beside, call, store), Filed);

    private static async Task<FileTicket> CommandAsync(FileTicketBody body, IReadOnlyList<NewAttachment> beside, ApiCall call, AttachmentStore store)
    {
        var attachments = beside.ToList();
        foreach (var inside in body.Attachments ?? [])
        {
            attachments.Add(await store.KeepAsync(inside.Name, inside.Content, call.Cancellation));
        }

        return body.ToCommand() with { Attachments = attachments };
    }

    private static Answer Filed(FiledTicket filed) => filed.Created
        ? Answer.Created($"/api/v1/tickets/{filed.Ticket.Id}", filed.Ticket, filed.Ticket.Version)
        : Shown(filed.Ticket);

    private static Answer Shown(TicketView ticket) => Answer.Ok(ticket, ticket.Version);

    private static Task<IResult> List(
        ApiCall call, DistrictTime district, string? status, string? unitId, string? categoryCode, string? overdue, string? from, string? to, string? q, string? matter, int? limit, string? cursor) =>
        call.AskAsync(new ListTickets(call.Page)
        {
            Statuses = QueryText.Names<TicketStatus>("status", status),
            UnitId = unitId,
            CategoryCode = categoryCode,
            Overdue = QueryText.Flag("overdue", overdue),
            From = QueryText.Instant("from", from, district),
            To = QueryText.Instant("to", to, district),
            Q = q,
            Matter = QueryText.Name<Matter>("matter", matter) ?? Matter.Complaint,
        });

    /// <summary>Why, in words.</summary>
    internal sealed record ReasonBody(string? Reason = null, string? Comment = null)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string? Words => Reason ?? Comment;
    }

    /// <summary>Why personal data is shown or erased.</summary>
    internal sealed record WhyBody
    {
        public required string Reason { get; init; }
    }

    /// <summary>Whose tickets are looked for. In a body, because addresses end up in logs.</summary>
    internal sealed record PhoneBody
    {
        public required string Phone { get; init; }
    }

    /// <summary>What is right, and why.</summary>
    internal sealed record CorrectBody(string? Reason, string? CategoryCode = null, string? CompoundId = null, string? CommunityId = null);

    /// <summary>The ticket that this one repeats.</summary>
    internal sealed record MergeBody
    {
        public required string IntoTicketId { get; init; }
    }

    /// <summary>The tickets to be joined.</summary>
    internal sealed record JoinBody
    {
        public required IReadOnlyList<string> TicketIds { get; init; }
    }

    /// <summary>A word to the history.</summary>
    internal sealed record CommentBody
    {
        public required string Text { get; init; }
    }
}
