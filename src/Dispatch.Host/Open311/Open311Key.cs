namespace Dispatch.Host.Open311;

/// <summary>The specification's way to present a key: <c>api_key</c> in the form, or in the query. Only under <c>/open311</c>.</summary>
internal static class Open311Key
{
    private const string Name = "api_key";

    /// <summary>Whether the request may carry its key that way.</summary>
    public static bool IsExpected(HttpRequest request) =>
        request.Path.StartsWithSegments("/open311", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Authorization.Count == 0
        && (request.HasFormContentType || request.Query.ContainsKey(Name));

    /// <summary>The key, or an empty text.</summary>
    public static async Task<string> PresentedAsync(HttpRequest request)
    {
        if (request.HasFormContentType && (await request.ReadFormAsync(request.HttpContext.RequestAborted))[Name].ToString() is { Length: > 0 } key)
        {
            return key;
        }

        return request.Query[Name].ToString();
    }
}
