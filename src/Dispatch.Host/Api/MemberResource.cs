using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Host.Api;

/// <summary>Who holds which post.</summary>
internal sealed class MemberResource : IApiResource
{
    private const string Route = "/api/v1/members";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("members");
        api.MapGet("", (ApiCall call, DistrictTime time, string? unitId, string? post, string? asOf) => call.AskAsync(new ListMembers(call.Page, unitId, post, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<Member>().WithSummary("成员列表 Members, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetMember(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<Member>().WithSummary("成员 One of the members");
        api.MapPost("", (MemberDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateMember(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Member>(201).WithSummary("新建成员 Add to the members");
        api.MapPut("/{id}", (string id, MemberDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateMember(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Member>().WithSummary("修改成员 Change one of the members");
    }
}
