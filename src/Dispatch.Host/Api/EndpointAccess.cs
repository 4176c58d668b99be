using Dispatch.Workflows.Access;

namespace Dispatch.Host.Api;

/// <summary>Who may call a route, and for which units. A route without it is refused to everyone.</summary>
internal sealed record EndpointAccess(bool IsOpen, IReadOnlySet<string> Roles, Reach Reach)
{
    /// <summary>Whether the caller may call the route at all.</summary>
    public bool Allows(Caller caller) => IsOpen || caller.Roles.Overlaps(Roles);
}
