using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Notices;

namespace Dispatch.Host.Notices;

/// <summary>What notices to people say.</summary>
internal sealed class NoticeTemplatesResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/api/v1/notice-templates").WithTags("notice-templates");
        templates.MapGet("", (ApiCall call, int? limit, string? cursor) => call.AskAsync(new ListNoticeTemplates(call.Page)))
            .For(Reach.Everything, Roles.Admin).GivesPageOf<NoticeTemplate>().WithSummary("通知模板 Notice templates");
        templates.MapGet("{code}", (string code, ApiCall call) => call.AskAsync(new GetNoticeTemplate(code), t => Answer.Ok(t, t.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<NoticeTemplate>().WithSummary("一个通知模板 One notice template");
        templates.MapPut("{code}", (string code, NoticeTemplateDraft draft, ApiCall call) => call.ChangeAsync(new UpdateNoticeTemplate(code, draft), t => Answer.Ok(t, t.Version)))
            .For(Reach.Everything, Roles.Admin).Gives<NoticeTemplate>().WithSummary("修改通知模板 Change a notice template");
        templates.MapPost("{code}/preview", (string code, NoticeTemplateDraft? draft, ApiCall call) => call.AskAsync(new PreviewNoticeTemplate(code, draft)))
            .For(Reach.Everything, Roles.Admin).Gives<NoticePreview>().ChangesNothing().WithSummary("试看 How it would read; nothing is stored or sent");
    }
}
