using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Admission;

namespace Dispatch.Host.Api;

/// <summary>Leave to put tasks on communities.</summary>
internal sealed class AdmissionResource : IApiResource
{
    private const string Route = "/api/v1/admissions";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("admissions");
        api.MapGet("", (ApiCall call, DistrictTime time, string? departmentId, string? communityId, string? matter, string? asOf) => call.AskAsync(new ListAdmissionEntries(call.Page, departmentId, communityId, matter, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything);
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetAdmissionEntry(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything);
        api.MapPost("", (AdmissionEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateAdmissionEntry(draft), made => Answer.Created($"{Route}/{made.Id}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPut("/{id}", (string id, AdmissionEntryDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateAdmissionEntry(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin);
        api.MapPost("/check", async (AdmissionQuestion question, ApiCall call, DistrictTime time) =>
            await call.AskAsync(new CheckAdmission(
                question.DepartmentId, question.CommunityId, question.Matter ?? question.CategoryCode, QueryText.Day("asOf", question.AsOf ?? question.Date, time))))
            .ForSignedIn(Reach.Everything);
        api.MapGet("/burden", (ApiCall call, DistrictTime time, string? unitId, string? asOf) =>
            call.AskAsync(new BurdenIndex(unitId, QueryText.Day("asOf", asOf, time)), found => Answer.Ok(new { items = found })))
            .ForSignedIn(Reach.Everything);
    }
}
