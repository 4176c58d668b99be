using Dispatch.Workflows.Tickets;
using Microsoft.Net.Http.Headers;

namespace Dispatch.Host.Attachments;

/// <summary>An attachment on its way out: always a file to save, never something the browser runs.</summary>
internal sealed class AttachmentDownload(Attachment attachment, Stream content) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using (content)
        {
            var headers = httpContext.Response.Headers;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(attachment.Name);
            headers.ContentDisposition = disposition.ToString();
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            headers.CacheControl = "private, no-store";
            headers.ETag = $"\"{attachment.Id}\"";
            httpContext.Response.ContentType = attachment.ContentType;
            httpContext.Response.ContentLength = content.Length;
            await content.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
        }
    }
}
