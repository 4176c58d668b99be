using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;

namespace Dispatch.Host.Api;

/// <summary>Limits by kind of task, category and urgency.</summary>
internal sealed class SlaPolicyResource : IApiResource
{
    private const string Route = "/api/v1/sla-policies";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("sla-policies");
        api.MapGet("", (ApiCall call, DistrictTime time, string? taskKind, string? categoryCode, string? asOf) => call.AskAsync(new ListSlaPolicies(call.Page, taskKind, categoryCode, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<SlaPolicy>().WithSummary("时限规则列表 Limits, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetSlaPolicy(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<SlaPolicy>().WithSummary("时限规则 One of the limits");
        api.MapPost("", (SlaPolicyDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateSlaPolicy(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<SlaPolicy>(201).WithSummary("新建时限规则 Add to the limits");
        api.MapPut("/{id}", (string id, SlaPolicyDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateSlaPolicy(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<SlaPolicy>().WithSummary("修改时限规则 Change one of the limits");
    }
}
