using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.DutyLists;

namespace Dispatch.Host.Api;

/// <summary>The duty lists, entry by entry.</summary>
internal sealed class DutyListResource : IApiResource
{
    private const string Route = "/api/v1/duty-lists";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("duty-lists");
        api.MapGet("", (ApiCall call, DistrictTime time, string? unitId, string? communityId, string? list, string? categoryCode, string? state, string? asOf) => call.AskAsync(new ListDutyEntries(call.Page, unitId, communityId, QueryText.Name<DutyList>("list", list), categoryCode, QueryText.Name<DutyState>("state", state), QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything);
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetDutyEntry(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything);
        api.MapPost("", (DutyEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateDutyEntry(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPut("/{id}", (string id, DutyEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateDutyEntry(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapGet("/look-up", (ApiCall call, DistrictTime time, string categoryCode, string communityId, string? asOf) =>
            call.AskAsync(new LookUpDuty(categoryCode, communityId, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything);
    }
}
