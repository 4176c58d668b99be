using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Host.Api;

/// <summary>Who is on duty.</summary>
internal sealed class RosterResource : IApiResource
{
    private const string Route = "/api/v1/rosters";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("rosters");
        api.MapGet("", (ApiCall call, DistrictTime time, string? unitId, string? memberId, string? asOf) => call.AskAsync(new ListRosters(call.Page, unitId, memberId, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<Roster>().WithSummary("值班表列表 Rosters, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetRoster(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<Roster>().WithSummary("值班表 One of the rosters");
        api.MapPost("", (RosterDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateRoster(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Roster>(201).WithSummary("新建值班表 Add to the rosters");
        api.MapPut("/{id}", (string id, RosterDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateRoster(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Roster>().WithSummary("修改值班表 Change one of the rosters");
    }
}
