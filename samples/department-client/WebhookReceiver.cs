using System.Text.Json;

namespace Dispatch.DepartmentClient;

/// <summary>Receives webhooks: refuses what is not genuine, takes each event once and the newest of its ticket last, answers at once and leaves the work to the worker.</summary>
internal static class WebhookReceiver
{
    private const string Route = "/dispatch";

    public static async Task MapAsync(WebApplication app)
    {
        var secret = await SecretAsync(app.Services);
        var wake = app.Services.GetRequiredService<WakeUp>();
        var heard = app.Services.GetRequiredService<HeardEvents>();
        app.MapPost(Route, async (HttpRequest request, TimeProvider time) =>
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            var (id, body) = (request.Headers["webhook-id"].ToString(), buffer.ToArray());
            if (!WebhookSignatures.IsGenuine(secret, id, request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), body, time.GetUtcNow()))
            {
                return Results.Unauthorized();
            }

            if (heard.Take(JsonSerializer.Deserialize<HeardEvent>(body, JsonSerializerOptions.Web)! with { Id = id }))
            {
                wake.Ring();
            }

            return Results.NoContent();
        });
    }

    // The secret is shown once, when the subscription is made: it is kept beside the answers.
    private static async Task<string> SecretAsync(IServiceProvider services)
    {
        var settings = services.GetRequiredService<ClientSettings>();
        var url = new Uri(new Uri(settings.Receive!), Route);
        var file = Path.Combine(settings.State, "webhook.json");
        if (File.Exists(file) && JsonSerializer.Deserialize<Subscription>(await File.ReadAllTextAsync(file)) is { } kept && kept.Url == url.ToString())
        {
            return kept.Secret;
        }

        var made = await services.GetRequiredService<DispatchApi>().SubscribeAsync(url, CancellationToken.None);
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(made));
        return made.Secret;
    }
}
