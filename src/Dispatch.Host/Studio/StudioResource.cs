using System.Globalization;
using System.Security.Cryptography;
using Dispatch.Host.Api;
using Dispatch.Host.ElsaApi;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Studio;

/// <summary>Studio under <c>/studio/</c>: our pages, the package's files, and the token with which its elements call the API.</summary>
internal sealed class StudioResource : IApiResource
{
    private const string SessionHeader = "X-Studio-Page";
    private static readonly string[] _assets = ["studio.js", "outcomes.js", "studio.css", "en-US.json", "zh-Hans.json"];

    public void Map(IEndpointRouteBuilder routes)
    {
        var studio = routes.MapGroup("/studio");
        studio.MapGet("", (HttpContext c) => c.Request.Path.Value!.EndsWith('/') ? Page(c, "elsa-workflow-definition-list", null, null) : Results.Redirect("/studio/")).ForEveryone();
        studio.MapGet("/definitions", () => Results.Redirect("/studio/")).ForEveryone();
        studio.MapGet("/definitions/{id}", (string id, HttpContext c) => Page(c, "elsa-workflow-definition-editor", "definition-id", id)).ForEveryone();
        studio.MapGet("/instances", (HttpContext c) => Page(c, "elsa-workflow-instance-list", null, null, instances: true)).ForEveryone();
        studio.MapGet("/instances/{id}", (string id, HttpContext c) => Page(c, "elsa-workflow-instance-viewer", "instance-id", id, instances: true)).ForEveryone();
        studio.MapGet("/session", Session).For(Reach.Everything, Roles.Admin, Roles.Auditor);
        studio.MapGet("/assets/{name}", Asset).ForEveryone();
        studio.MapGet("/{**file}", (string file, HttpContext c, StudioPackage p) => StudioFiles.Answer(c, p, file)).ForEveryone();
        Redirects(routes);
        Redirects(studio);
    }

    // Studio writes and links addresses of its own host application.
    private static void Redirects(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/workflows/definitions/{id}/edit", (string id) => Results.Redirect($"/studio/definitions/{Uri.EscapeDataString(id)}")).ForEveryone();
        routes.MapGet("/workflows/definitions", () => Results.Redirect("/studio/")).ForEveryone();
        routes.MapGet("/workflows/instances/{id}/view", (string id) => Results.Redirect($"/studio/instances/{Uri.EscapeDataString(id)}")).ForEveryone();
        routes.MapGet("/workflows/instances", () => Results.Redirect("/studio/instances")).ForEveryone();
        routes.MapGet("/diagnostics/structured-logs", (string? workflowInstanceId) =>
            Results.Redirect(workflowInstanceId is null ? "/studio/instances" : $"/studio/instances/{Uri.EscapeDataString(workflowInstanceId)}")).ForEveryone();
    }

    private static IResult Page(HttpContext context, string element, string? attribute, string? id, bool instances = false)
    {
        var chinese = IsChinese();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = StudioPage.Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.RequestServices.GetRequiredService<StudioPackage>().Folder is null
            ? Results.Text(StudioPage.Missing(chinese), "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(StudioPage.Of(element, attribute, id, chinese, instances, context.Request.Path), "text/html; charset=utf-8");
    }

    // The page's own number keeps the sign-ins of two open pages apart, also through renewals of the token.
    private static IResult Session(HttpContext context, AccessTokens tokens, TimeProvider time)
    {
        var page = context.Request.Headers[SessionHeader].ToString();
        var principal = ElsaIdentity.Session(context.User, page.Length is > 0 and <= 64 ? page : Guid.NewGuid().ToString("N"));
        var caller = CallerClaims.Read(context.User);
        context.Response.Headers.CacheControl = "no-store";
        return ElsaJson.Ok(new
        {
            accessToken = tokens.Issue(principal),
            expiresAt = time.GetUtcNow() + AccessTokens.Lifetime,
            name = caller.Name ?? caller.Id,
            canEdit = caller.Is(Roles.Admin),
        });
    }

    private static bool IsChinese() => !CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal);

    private static IResult Asset(string name, HttpContext context)
    {
        if (!_assets.Contains(name) || typeof(StudioResource).Assembly.GetManifestResourceStream($"Dispatch.Host.Studio.Assets.{name}") is not { } stream)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        var body = buffer.ToArray();
        context.Response.Headers.CacheControl = "public, no-cache";
        var type = Path.GetExtension(name) switch { ".js" => "text/javascript", ".css" => "text/css", _ => "application/json" };
        return Results.Bytes(body, type + "; charset=utf-8", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\""));
    }
}
