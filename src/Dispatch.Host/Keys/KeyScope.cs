namespace Dispatch.Host.Keys;

/// <summary>
/// What a key is good for, as <c>resource:read</c> or <c>resource:write</c>: the resource is the first part of a route behind <c>/api/v1/</c>, and
/// <c>elsa</c> and <c>open311</c>; <c>*</c> stands for all. A key without scopes may do what its role may.
/// </summary>
internal static class KeyScope
{
    /// <summary>The resources that scopes can name.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    [
        "*", "accounts", "admissions", "audit", "calendars", "categories", "downward-tasks", "duty-lists", "elsa", "keys", "members", "notice-templates", "open311", "reference-data",
        "reports", "rosters", "sla-policies", "tasks", "tickets", "tracking", "units", "webhooks",
    ];

    /// <summary>Whether a text is a scope.</summary>
    public static bool IsOne(string scope) => scope.Split(':') is [var resource, "read" or "write"] && Resources.Contains(resource);

    /// <summary>The scope that a request needs.</summary>
    public static string Of(HttpRequest request)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var resource = parts is ["api", "v1", var named, ..] ? named : parts is [var first, ..] ? first : "";
        return $"{resource.ToLowerInvariant()}:{(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? "read" : "write")}";
    }

    /// <summary>Whether scopes, with blanks between, cover what is needed; none cover all. Who may write may read.</summary>
    public static bool Covers(string? scopes, string needed)
    {
        if (string.IsNullOrWhiteSpace(scopes))
        {
            return true;
        }

        var (resource, action) = Parts(needed);
        return scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parts).Any(given =>
            (given.Resource == "*" || given.Resource == resource) && (given.Action == action || given.Action == "write"));
    }

    private static (string Resource, string Action) Parts(string scope) => scope.Split(':') is [var resource, var action] ? (resource, action) : ("", "");
}
