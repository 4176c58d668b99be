using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Host.Api;

/// <summary>The organisation tree.</summary>
internal sealed class UnitResource : IApiResource
{
    private const string Route = "/api/v1/units";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("units");
        api.MapGet("", (ApiCall call, DistrictTime time, string? kind, string? parentId, string? unitId, string? q, string? asOf) => call.AskAsync(new ListUnits(call.Page, QueryText.Name<UnitKind>("kind", kind), parentId, unitId, q, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<Unit>().WithSummary("组织单位列表 Units, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetUnit(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<Unit>().WithSummary("组织单位 One of the units");
        api.MapPost("", (UnitDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateUnit(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Unit>(201).WithSummary("新建组织单位 Add to the units");
        api.MapPut("/{id}", (string id, UnitDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateUnit(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Unit>().WithSummary("修改组织单位 Change one of the units");
        api.MapGet("/{id}/history", (string id, ApiCall call) => call.AskAsync(new GetReferenceHistory("units", id, call.Page)))
            .ForSignedIn(Reach.Everything).GivesPageOf<ReferenceChangeView>().WithSummary("单位沿革 What became of a unit, version by version");
        api.MapPost("/reorganisations", (ReorganisationBody body, ApiCall call) => call.ChangeAsync(
                new ReorganiseUnits(body.Kind, body.UnitIds ?? [], body.Parts ?? [], body.OnDate, body.Basis), made => Answer.Created($"{Route}/reorganisations/{made.Id}", made)))
            .For(Reach.Everything, Roles.Admin).Gives<Reorganisation>(201).WithSummary("机构调整 Merge, split or dissolve units by date");
        api.MapGet("/reorganisations", (ApiCall call) => call.AskAsync(new ListReorganisations(call.Page)))
            .ForSignedIn(Reach.Everything).GivesPageOf<Reorganisation>().WithSummary("机构调整列表 Reorganisations, ordered and carried out");
    }

    /// <summary>Units that end on a date, and those that take over.</summary>
    internal sealed record ReorganisationBody
    {
        public required ReorganisationKind Kind { get; init; }

        public IReadOnlyList<string>? UnitIds { get; init; }

        public IReadOnlyList<ReorganisationPart>? Parts { get; init; }

        public DateOnly? OnDate { get; init; }

        public string? Basis { get; init; }
    }
}
