using Dispatch.Host.Api;

namespace Dispatch.Host.Health;

/// <summary>For operators and supervisors: is the process up, and is it fit to serve.</summary>
internal sealed class HealthResource : IApiResource
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Json(new { status = "ok" })).ForEveryone();
        routes.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellation) =>
        {
            var state = await readiness.CheckAsync(cancellation);
            return TypedResults.Json(state, statusCode: state.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).ForEveryone();
    }
}
