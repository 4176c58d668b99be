using System.Security.Cryptography;
using System.Text;
using Dispatch.Host.Attachments;
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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        if (request.HasFormContentType)
        {
            // The same form sent again has another boundary: its parts count, not its bytes.
            await AppendAsync(hash, await AttachmentForm.ReadAsync(request, cancellation), cancellation);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        request.EnableBuffering();
        await AppendAsync(hash, request.Body, cancellation);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task AppendAsync(IncrementalHash hash, IFormCollection form, CancellationToken cancellation)
    {
        foreach (var (name, value) in form.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Length}:{name}={value}\n"));
        }

        foreach (var file in form.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name} {file.FileName} {file.Length}\n"));
            await using var content = file.OpenReadStream();
            await AppendAsync(hash, content, cancellation);
        }
    }

    private static async Task AppendAsync(IncrementalHash hash, Stream content, CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }
    }
}
