using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Host.ElsaApi;

/// <summary>The routes under <c>/elsa/api</c>: Elsa 3's, for Studio and for Elsa's clients. Admins edit, auditors look.</summary>
internal static class ElsaGroup
{
    private const long LargestBody = 32 * 1024 * 1024;

    public static RouteGroupBuilder ElsaApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/elsa/api");
        group.AddEndpointFilter<ElsaErrors>();
        group.WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        return group;
    }

    /// <summary>The route is for admins and auditors.</summary>
    public static RouteHandlerBuilder ToLook(this RouteHandlerBuilder route) => route.For(Reach.Everything, Roles.Admin, Roles.Auditor);

    /// <summary>The route is for admins.</summary>
    public static RouteHandlerBuilder ToEdit(this RouteHandlerBuilder route) => route.For(Reach.Everything, Roles.Admin);
}
