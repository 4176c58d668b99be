using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Host.Attachments;

/// <summary>Photos and files of a ticket, for those who may see it.</summary>
internal sealed class AttachmentsResource : IApiResource
{
    private static readonly string[] _everyoneButTheAuditor = [.. Roles.All.Where(role => role != Roles.Auditor)];

    public void Map(IEndpointRouteBuilder routes)
    {
        var tickets = routes.MapGroup("/api/v1/tickets").WithTags("attachments");
        tickets.MapPost("{id}/attachments", Attach).For(Reach.OwnUnits, _everyoneButTheAuditor)
            .WithMetadata(new RequestSizeLimitAttribute(AttachmentLimits.LargestRequest))
            .Gives<Page<AttachmentView>>(201).TakesForm(AttachmentLimits.MostFiles).WithSummary("添加附件 Attach photos or files, as multipart/form-data");
        tickets.MapGet("{id}/attachments", (string id, int? limit, string? cursor, ApiCall call) =>
                call.AskAsync(new ListAttachments(id), all => Answer.Ok(call.Page.Of(all, a => a.Id).Map(Shown))))
            .ForSignedIn(Reach.OwnUnits).GivesPageOf<AttachmentView>().WithSummary("附件列表 Attachments of a ticket");
        tickets.MapGet("{id}/attachments/{attachmentId}", Download).ForSignedIn(Reach.OwnUnits)
            .Gives<byte[]>().GivesFiles("*/*").WithSummary("下载附件 The file itself, always as a download");

        // Behind the JSON route, so that a request that would take either type is that one's.
        tickets.MapPost("", File).WithOrder(1).For(Reach.OwnUnits, Roles.Hotline, Roles.Station, Roles.Steward, Roles.Community)
            .WithMetadata(new RequestSizeLimitAttribute(AttachmentLimits.LargestRequest))
            .Accepts<IFormFileCollection>("multipart/form-data").ExcludeFromDescription();
    }

    private static async Task<IResult> Attach(string id, HttpRequest request, ApiCall call, AttachmentStore store)
    {
        // Before megabytes are read and drawn: is it the caller's to see?
        await call.FindAsync(new ListAttachments(id));
        var form = await AttachmentForm.ReadAsync(request, call.Cancellation);
        var kept = await store.KeepAsync(form.Files, call.Cancellation);
        return await call.ChangeAsync(new AttachToTicket(id, kept), all => Answer.Created($"/api/v1/tickets/{id}/attachments", new Page<AttachmentView>(all, null)));
    }

    /// <summary>Filing with files: the ticket as JSON in the field <c>ticket</c>, the files beside it.</summary>
    private static async Task<IResult> File(HttpRequest request, ApiCall call, AttachmentStore store)
    {
        var form = await AttachmentForm.ReadAsync(request, call.Cancellation);
        var body = AttachmentForm.Json<FileTicketBody>(form, "ticket");
        var kept = await store.KeepAsync(form.Files, call.Cancellation);
        return await TicketsResource.FileAsync(body, kept, call, store);
    }

    private static async Task<IResult> Download(string id, string attachmentId, ApiCall call, AttachmentStore store)
    {
        var attachment = (await call.FindAsync(new ListAttachments(id))).FirstOrDefault(a => a.Id == attachmentId)
            ?? throw new NotFoundException($"There is no attachment '{attachmentId}'.");
        return new AttachmentDownload(attachment, store.Open(attachment.StorageKey) ?? throw new NotFoundException("The file is lost."));
    }

    private static AttachmentView Shown(Attachment a) => new(a.Id, a.Name, a.ContentType, a.Size, a.AddedAt);
}
