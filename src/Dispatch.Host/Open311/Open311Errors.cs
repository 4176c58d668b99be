namespace Dispatch.Host.Open311;

/// <summary>What went wrong, as the specification wants it: a list of code and description; 403 for a missing or unknown key.</summary>
internal static class Open311Errors
{
    /// <summary>Whether the caller speaks Open311.</summary>
    public static bool AreExpected(HttpRequest request) => request.Path.StartsWithSegments("/open311", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers with the errors by field, or with <paramref name="detail"/> alone.</summary>
    public static Task WriteAsync(HttpContext context, int status, string? detail, IReadOnlyDictionary<string, string[]>? errors)
    {
        var code = status == StatusCodes.Status401Unauthorized ? StatusCodes.Status403Forbidden : status;
        var messages = errors?.SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}")) ?? [detail ?? ""];
        var format = context.Request.Path.Value!.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "xml";
        return new Open311Answer(format, "errors", "error", messages.Select(message => new Open311Error(code, message)).ToArray(), code).ExecuteAsync(context);
    }
}
