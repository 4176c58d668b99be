using System.Text.Json;

namespace Dispatch.Host.Api;

/// <summary>An answer that is written as it goes out: a whole city's report by community has fifteen megabytes, which nobody needs in one piece.</summary>
internal sealed class StreamedAnswer(object body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(response.BodyWriter, body, body.GetType(), ApiJson.Options, httpContext.RequestAborted);
    }
}
