using Dispatch.Workflows.Access;

namespace Dispatch.Host.Api;

/// <summary>The words with which a route says who may call it.</summary>
internal static class EndpointRights
{
    /// <summary>The route is for these roles.</summary>
    public static T For<T>(this T route, Reach reach, params string[] roles)
        where T : IEndpointConventionBuilder =>
        route.WithMetadata(new EndpointAccess(false, roles.ToHashSet(StringComparer.Ordinal), reach));

    /// <summary>The route is for everyone who has signed in.</summary>
    public static T ForSignedIn<T>(this T route, Reach reach)
        where T : IEndpointConventionBuilder => route.For(reach, [.. Roles.All]);

    /// <summary>The route is for everyone, also without sign-in.</summary>
    public static T ForEveryone<T>(this T route)
        where T : IEndpointConventionBuilder =>
        route.WithMetadata(new EndpointAccess(true, new HashSet<string>(StringComparer.Ordinal), Reach.Public));
}
