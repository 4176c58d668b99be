using System.Text.Json;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Dispatch.Host.Attachments;

/// <summary>Reads forms with files.</summary>
internal static class AttachmentForm
{
    private const int LongestField = 1024 * 1024;

    /// <summary>The largest form a request may carry, and what it may consist of.</summary>
    public static FormOptions Options { get; } = new()
    {
        MultipartBodyLengthLimit = AttachmentLimits.LargestRequest,
        ValueLengthLimit = LongestField,
        ValueCountLimit = 64,
        MultipartHeadersLengthLimit = 4096,
    };

    /// <summary>The form.</summary>
    /// <exception cref="BadHttpRequestException">It is no form, malformed or too large.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            throw new BadHttpRequestException("A form is needed.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await request.ReadFormAsync(Options, cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form is malformed.", StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The JSON in a field of the form.</summary>
    /// <exception cref="InvalidRequestException">The field is missing.</exception>
    public static T Json<T>(IFormCollection form, string field)
    {
        var text = form[field].ToString();
        if (text.Length == 0)
        {
            throw new InvalidRequestException(field, "必填。Required.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, ApiJson.Options) ?? throw new InvalidRequestException(field, "不能为空。Must not be empty.");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException("The field is not the JSON asked for.", e);
        }
    }
}
