using Scalar.AspNetCore;

namespace Dispatch.Host.Api;

/// <summary>
/// Says with every answer: take the type as it is named, tell no other site the address (it may hold a tracking code), show it in no other site's frame.
/// A page runs scripts and styles of ours only, and none that stand in the page itself: what somebody wrote into a text is never run.
/// </summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    // Pictures that are about to be sent are shown from memory (blob:).
    private const string Pages =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers.XFrameOptions = "SAMEORIGIN";
            if (headers.ContentSecurityPolicy.Count == 0 && context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
            {
                headers.ContentSecurityPolicy = context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce ? Description(nonce) : Pages;
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    // The readable description starts with one script in the page, named by a number used once, and writes its own styles.
    private static string Description(string nonce) =>
        $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
}
