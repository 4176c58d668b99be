using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Catalogue;

namespace Dispatch.Host.Api;

/// <summary>The catalogue of matters.</summary>
internal sealed class CategoryResource : IApiResource
{
    private const string Route = "/api/v1/categories";

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Route).WithTags("categories");
        api.MapGet("", (ApiCall call, DistrictTime time, string? q, string? parentCode, string? asOf) => call.AskAsync(new ListCategories(call.Page, q, parentCode, QueryText.Day("asOf", asOf, time))))
            .ForSignedIn(Reach.Everything).GivesPageOf<Category>().WithSummary("诉求类别列表 Categories, a page");
        api.MapGet("/{id}", (string id, ApiCall call) => call.AskAsync(new GetCategory(id), found => Answer.Ok(found, found.Version)))
            .ForSignedIn(Reach.Everything).Gives<Category>().WithSummary("诉求类别 One of the categories");
        api.MapPost("", (CategoryDraft draft, ApiCall call) =>
            call.ChangeAsync(new CreateCategory(draft), made => Answer.Created($"{Route}/{made.Code}", made, made.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Category>(201).WithSummary("新建诉求类别 Add to the categories");
        api.MapPut("/{id}", (string id, CategoryDraft draft, ApiCall call) =>
            call.ChangeAsync(new UpdateCategory(id, draft), changed => Answer.Ok(changed, changed.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<Category>().WithSummary("修改诉求类别 Change one of the categories");
    }
}
