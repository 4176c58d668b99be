using Dispatch.Host.Identity;
using Dispatch.Host.Keys;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Authentication;

namespace Dispatch.Host.Api;

/// <summary>Says who calls, and lets through only whom the route names.</summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CallerContext callers)
    {
        var caller = CallerClaims.Read(context.User);
        callers.Caller = caller;
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.Count == 0)
        {
            // No route, or routing's own answers for a wrong method or media type.
            return next(context);
        }

        if (endpoint.Metadata.GetMetadata<EndpointAccess>() is not { } access)
        {
            return Problem.WriteAsync(context, StatusCodes.Status403Forbidden);
        }

        if (!access.Allows(caller))
        {
            return caller.IsKnown ? context.ForbidAsync() : context.ChallengeAsync();
        }

        if (!access.IsOpen && !KeyScope.Covers(context.User.FindFirst(CallerClaims.Scopes)?.Value, KeyScope.Of(context.Request)))
        {
            return Problem.WriteAsync(context, StatusCodes.Status403Forbidden, $"密钥的权限范围不含 {KeyScope.Of(context.Request)}。The key's scopes do not cover {KeyScope.Of(context.Request)}.");
        }

        if (!access.IsOpen && caller.Has(CallerRights.Sandbox) && !SandboxReach.Covers(context.Request, endpoint))
        {
            return Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "试用密钥只用于试用工单。A sandbox key is for sandbox tickets, their tasks and webhooks only.");
        }

        if (context.User.HasClaim(claim => claim.Type == CallerClaims.MustChangePassword) && !endpoint.Metadata.GetMetadata<EndpointAccess>()!.IsOpen && context.Request.Path != "/account")
        {
            return SendToNewPassword(context);
        }

        return IsForged(context.Request, context.User) ? Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "跨站请求被拒绝。A request from another site is refused.") : next(context);
    }

    // A one-time password opens the page where it is changed, and nothing else.
    private static Task SendToNewPassword(HttpContext context)
    {
        if (Problem.IsForPrograms(context.Request))
        {
            return Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "请先修改一次性密码。Change the one-time password first, at /account.");
        }

        context.Response.Redirect("/account");
        return Task.CompletedTask;
    }

    // A cookie goes along with requests that another site makes: what changes something must come from our own pages.
    private static bool IsForged(HttpRequest request, System.Security.Claims.ClaimsPrincipal user)
    {
        if ((user.Identity?.AuthenticationType != Schemes.Cookie && request.Path != "/login") || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return false;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}";
    }
}
