using System.Text.Json;

namespace Dispatch.Host.Api;

/// <summary>An answer as it goes out, byte for byte (UTF-8 JSON, or nothing); what a repeat gets again.</summary>
internal sealed record WrittenAnswer(int Status, byte[] Body, string? Tag, string? Location) : IResult
{
    /// <summary>Whether it was given before.</summary>
    public bool IsReplay { get; init; }

    public static WrittenAnswer From(Answer answer) => new(
        answer.Status,
        answer.Body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(answer.Body, answer.Body.GetType(), ApiJson.Options),
        answer.Tag,
        answer.Location);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
        }

        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (IsReplay)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        if (Tag is not null && HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch.Contains(Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (Body.Length == 0)
        {
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }
}
