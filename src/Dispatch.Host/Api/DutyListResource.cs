using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Host.Api;

/// <summary>The duty lists, entry by entry: what is in force, and the way of an entry from proposal to publication.</summary>
internal sealed class DutyListResource : IApiResource
{
    private const string Route = "/api/v1/duty-lists";
    private static readonly string[] _sides = [Roles.District, Roles.Street, Roles.Community, Roles.Department];

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("duty-lists");
        api.MapGet("", (ApiCall call, DistrictTime time, string? unitId, string? communityId, string? list, string? categoryCode, string? state, string? asOf) => call.AskAsync(new ListDutyEntries(call.Page, unitId, communityId, QueryText.Name<DutyList>("list", list), categoryCode, QueryText.Name<DutyState>("state", state), QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<DutyEntry>().WithSummary("清单事项列表 Entries of the duty lists, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetDutyEntry(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<DutyEntry>().WithSummary("清单事项 One of the entries");
        api.MapGet("/{id}/history", (string id, ApiCall call) => call.AskAsync(new GetReferenceHistory("duty-lists", id, call.Page)))
            .ForSignedIn(Reach.Everything).GivesPageOf<ReferenceChangeView>().WithSummary("清单事项沿革 What became of an entry, version by version");
        api.MapPost("", (DutyEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateDutyEntry(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<DutyEntry>(201).WithSummary("新建清单事项 Add an entry");
        api.MapPut("/{id}", (string id, DutyEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateDutyEntry(id, draft), Shown))
            .For(Reach.Everything, Roles.Admin).Gives<DutyEntry>().WithSummary("修改清单事项 Change an entry");
        api.MapGet("/look-up", (ApiCall call, DistrictTime time, string categoryCode, string communityId, string? asOf) =>
            call.AskAsync(new LookUpDuty(categoryCode, communityId, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).Gives<DutyLookUp>().WithSummary("查清单 Whose duty a matter is, and by which entry");
        MapSteps(api);
    }

    private static void MapSteps(RouteGroupBuilder api)
    {
        api.MapPost("/proposals", (DutyEntryDraft draft, ApiCall call) => call.ChangeAsync(new ProposeDutyEntry(draft), Made))
            .For(Reach.OwnUnits, [Roles.Admin, .. _sides]).Gives<DutyEntry>(201).WithSummary("提出清单事项 Propose an entry");
        api.MapPost("/{id}/amend", (string id, DutyEntryDraft draft, ApiCall call) => call.ChangeAsync(new ProposeDutyEntry(draft, id), Made))
            .For(Reach.OwnUnits, [Roles.Admin, .. _sides]).Gives<DutyEntry>(201).WithSummary("提出修订 Propose an entry in the place of a published one");
        api.MapPost("/{id}/confirm", (string id, StepBody? body, ApiCall call) => call.ChangeAsync(new ConfirmDutyEntry(id, body?.Reason), Shown))
            .For(Reach.OwnUnits, _sides).Gives<DutyEntry>().WithSummary("互认 Agree to the other side's proposal");
        api.MapPost("/{id}/refuse", (string id, StepBody? body, ApiCall call) => call.ChangeAsync(new RefuseDutyEntry(id, body?.Reason), Shown))
            .For(Reach.OwnUnits, [Roles.Admin, .. _sides]).Gives<DutyEntry>().WithSummary("退回或撤回 Refuse a proposal, or take one's own back");
        api.MapPost("/{id}/publish", (string id, StepBody? body, ApiCall call) => call.ChangeAsync(new PublishDutyEntry(id, body?.Reason), Shown))
            .For(Reach.Everything, Roles.Admin, Roles.District).Gives<DutyEntry>().WithSummary("公布 Publish what both sides agreed on");
    }

    private static Answer Shown(DutyEntry entry) => Answer.Ok(entry, entry.Version);

    private static Answer Made(DutyEntry entry) => Answer.Created($"{Route}/{entry.Id}", entry, entry.Version);

    /// <summary>Why a step is taken.</summary>
    internal sealed record StepBody(string? Reason = null);
}
