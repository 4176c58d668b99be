using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Dispatch.Host.Studio;

/// <summary>Answers with a file of the package, compressed where the browser takes it; names with a fingerprint are kept for ever.</summary>
internal static partial class StudioFiles
{
    private static readonly FileExtensionContentTypeProvider _types = new() { Mappings = { [".dat"] = "application/octet-stream", [".blat"] = "application/octet-stream", [".map"] = "application/json" } };

    public static IResult Answer(HttpContext context, StudioPackage package, string name)
    {
        if (package.Find(name) is not { } file)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var response = context.Response;
        response.Headers.CacheControl = Fingerprint().IsMatch(name) ? "public, max-age=31536000, immutable" : "public, no-cache";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.XContentTypeOptions = "nosniff";
        var type = _types.TryGetContentType(name, out var found) ? found : "application/octet-stream";
        var compressed = Compressed(context, package, name);
        var (sent, encoding) = (compressed?.File ?? file, compressed?.Encoding);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{sent.LastWriteTimeUtc.Ticks:x}-{sent.Length:x}{encoding}\""));
        return Results.File(sent.FullName, type, lastModified: sent.LastWriteTimeUtc, entityTag: tag);
    }

    private static (FileInfo File, string Encoding)? Compressed(HttpContext context, StudioPackage package, string name)
    {
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, suffix) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) && package.Find(name + suffix) is { } file)
            {
                return (file, encoding);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\.[a-z0-9]{10}\.[a-z]+$")]
    private static partial Regex Fingerprint();
}
