using Dispatch.Host.Api;

namespace Dispatch.Host.Keys;

/// <summary>
/// What a sandbox key may call: what has to do with tickets, of which it sees those of the sandbox only; what holds for all it reads. Nothing real is changed or counted with it, so that it can be
/// given to somebody who only tries things out.
/// </summary>
internal static class SandboxReach
{
    private static readonly string[] _used = ["open311", "tasks", "tickets", "tracking", "webhooks"];
    private static readonly string[] _read = ["calendars", "categories", "duty-lists", "sla-policies", "units"];

    /// <summary>Whether a request to a route lies within it.</summary>
    public static bool Covers(HttpRequest request, Endpoint endpoint)
    {
        var (resource, action) = KeyScope.Of(request).Split(':') is [var first, var second] ? (first, second) : ("", "");
        return _used.Contains(resource) || (_read.Contains(resource) && (action == "read" || endpoint.Metadata.GetMetadata<OnlyAsks>() is not null));
    }
}
