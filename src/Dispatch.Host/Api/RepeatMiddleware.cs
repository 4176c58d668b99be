using System.Security.Cryptography;
using System.Text;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Api;

/// <summary>Reads the idempotency key of a POST and remembers what exactly it is sent with.</summary>
internal sealed class RepeatMiddleware(RequestDelegate next)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 255;

    public async Task InvokeAsync(HttpContext context, RepeatableRequest repeatable)
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.TryGetValue(Header, out var keys))
        {
            var key = keys.ToString();
            if (key.Length is 0 or > LongestKey || key.Any(c => c is < '!' or > '~'))
            {
                throw new InvalidRequestException(Header, "应为 1 到 255 个可见 ASCII 字符。Must be 1 to 255 visible ASCII characters.");
            }

            repeatable.Ask(key, await HashAsync(context.Request, context.RequestAborted));
        }

        await next(context);
    }

    private static async Task<string> HashAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
