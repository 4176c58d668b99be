using System.Text.Json;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Host.Api;

/// <summary>Leave to put tasks on communities: the entries, applications for new ones, what was refused, and what it all weighs.</summary>
internal sealed class AdmissionResource : IApiResource
{
    private const string Route = "/api/v1/admissions";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("admissions");
        MapEntries(api);
        MapApplications(api);
        api.MapPost("/check", async (AdmissionQuestion question, ApiCall call, DistrictTime time) =>
            await call.AskAsync(new CheckAdmission(
                question.DepartmentId, question.CommunityId, question.Matter ?? question.CategoryCode, QueryText.Day("asOf", question.AsOf ?? question.Date, time))))
            .ForSignedIn(Reach.Everything).Gives<AdmissionCheck>().ChangesNothing().WithSummary("核查准入 Whether a task may be put on a community, and by which entry");
        api.MapGet("/burden", (ApiCall call, DistrictTime time, string? unitId, string? asOf) =>
            call.AskAsync(new BurdenIndex(unitId, QueryText.Day("asOf", asOf, time)), found => Answer.Ok(call.Page.Of(found.OrderBy(c => c.CommunityId, StringComparer.Ordinal), c => c.CommunityId))))
            .ForSignedIn(Reach.Everything).Gives<Page<CommunityBurden>>().WithSummary("社区负担 The burden on communities");
        api.MapGet("/refusals", (ApiCall call, DistrictTime time, string? communityId, string? unitId, string? from, string? to) =>
            call.AskAsync(new ListRefusals(call.Page, communityId, unitId, QueryText.Instant("from", from, time), QueryText.Instant("to", to, time))))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<AdmissionRefusal>().WithSummary("被拒下派 Attempts that were refused, newest first");
        api.MapGet("/refusals/count", (ApiCall call, DistrictTime time, string? communityId, string? unitId, string? from, string? to) =>
            call.AskAsync(new CountRefusals(communityId, unitId, QueryText.Instant("from", from, time), QueryText.Instant("to", to, time)), Counted))
            .ForSignedIn(Reach.OwnUnits).Gives<RefusalCount>().WithSummary("被拒下派计数 How often, by community, unit and reason");
    }

    private static void MapEntries(RouteGroupBuilder api)
    {
        api.MapGet("", (ApiCall call, DistrictTime time, string? departmentId, string? communityId, string? matter, string? asOf) => call.AskAsync(new ListAdmissionEntries(call.Page, departmentId, communityId, matter, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<AdmissionEntry>().WithSummary("准入事项列表 Admission entries, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetAdmissionEntry(id), Shown))
            .ForSignedIn(Reach.Everything).Gives<AdmissionEntry>().WithSummary("准入事项 One of the admission entries");
        api.MapGet("/{id}/history", (string id, ApiCall call) => call.AskAsync(new GetReferenceHistory("admissions", id, call.Page)))
            .ForSignedIn(Reach.Everything).GivesPageOf<ReferenceChangeView>().WithSummary("准入事项沿革 What became of an entry, version by version");
        api.MapPost("", (AdmissionEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateAdmissionEntry(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<AdmissionEntry>(201).WithSummary("新建准入事项 Add to the admission entries");
        api.MapPut("/{id}", (string id, AdmissionEntryDraft draft, ApiCall call) => call.ChangeAsync(new UpdateAdmissionEntry(id, draft), Shown))
            .For(Reach.Everything, Roles.Admin).Gives<AdmissionEntry>().WithSummary("修改准入事项 Change one of the admission entries");
        api.MapPost("/{id}/withdraw", (string id, ReasonBody? body, ApiCall call) => call.ChangeAsync(new WithdrawAdmission(id, body?.Reason), Shown))
            .For(Reach.OwnUnits, Roles.Admin, Roles.District, Roles.Department).Gives<AdmissionEntry>().WithSummary("退出 Give an admission up, or take it back");
        api.MapPost("/{id}/end-trial", (string id, ReasonBody? body, ApiCall call) => call.ChangeAsync(new MakeAdmissionPermanent(id, body?.Reason), Shown))
            .For(Reach.Everything, Roles.Admin, Roles.District).Gives<AdmissionEntry>().WithSummary("试行转正 End an admission's trial");
    }

    private static void MapApplications(RouteGroupBuilder api)
    {
        api.MapPost("/applications", (ApplicationBody body, ApiCall call) =>
                call.ChangeAsync(new ApplyForAdmission(body.Title ?? "", body.Description ?? "", body.Application), made => Made(made, $"{Route}/applications")))
            .For(Reach.OwnUnits, Roles.Department).Gives<TicketView>(201).WithSummary("申请准入 Apply for admission");
        api.MapGet("/applications", (ApiCall call, string? status) => call.AskAsync(Tickets(call, Matter.Admission, status)))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<TicketView>().WithSummary("准入申请列表 Applications, newest first");
        api.MapGet("/applications/{id}", (string id, ApiCall call) => call.AskAsync(new GetTicket(id), Shown))
            .ForSignedIn(Reach.OwnUnits).Gives<TicketView>().WithSummary("准入申请 One application");
        api.MapPost("/applications/{id}/withdraw", (string id, ReasonBody? body, ApiCall call) => call.ChangeAsync(new WithdrawApplication(id, body?.Reason), Shown))
            .For(Reach.OwnUnits, Roles.Department).Gives<TicketView>().WithSummary("撤回申请 Withdraw an application");
    }

    internal static ListTickets Tickets(ApiCall call, Matter matter, string? status) => new(call.Page) { Matter = matter, Statuses = QueryText.Names<TicketStatus>("status", status) };

    internal static Answer Made(TicketView made, string route) => Answer.Created($"{route}/{made.Id}", made, made.Version);

    internal static Answer Shown(TicketView ticket) => Answer.Ok(ticket, ticket.Version);

    private static Answer Shown(AdmissionEntry entry) => Answer.Ok(entry, entry.Version);

    private static Answer Counted(IReadOnlyList<RefusalCount> found) => Answer.Ok(new { total = found.Sum(c => c.Count), items = found });

    /// <summary>An application for admission; without <c>application</c> the department fills in its task.</summary>
    internal sealed record ApplicationBody(string? Title, string? Description = null, JsonElement? Application = null);

    /// <summary>Why.</summary>
    internal sealed record ReasonBody(string? Reason = null);
}
