using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Host.Api;

/// <summary>The organisation tree.</summary>
internal sealed class UnitResource : IApiResource
{
    private const string Route = "/api/v1/units";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("units");
        api.MapGet("", (ApiCall call, DistrictTime time, string? kind, string? parentId, string? unitId, string? q, string? asOf) => call.AskAsync(new ListUnits(call.Page, QueryText.Name<UnitKind>("kind", kind), parentId, unitId, q, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything);
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetUnit(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything);
        api.MapPost("", (UnitDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateUnit(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPut("/{id}", (string id, UnitDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateUnit(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin);
    }
}
