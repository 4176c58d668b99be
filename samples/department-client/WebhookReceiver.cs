using System.Text.Json;

namespace Dispatch.DepartmentClient;

/// <summary>Receives webhooks: refuses what is not genuine, drops what it has seen, answers at once and leaves the work to the worker.</summary>
internal static class WebhookReceiver
{
    private const string Route = "/dispatch";
    private const int Remembered = 10_000;

    public static async Task MapAsync(WebApplication app)
    {
        var secret = await SecretAsync(app.Services);
        var wake = app.Services.GetRequiredService<WakeUp>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        app.MapPost(Route, async (HttpRequest request, TimeProvider time) =>
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            var id = request.Headers["webhook-id"].ToString();
            if (!WebhookSignatures.IsGenuine(
                secret, id, request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), buffer.GetBuffer().AsSpan(0, (int)buffer.Length), time.GetUtcNow()))
            {
                return Results.Unauthorized();
            }

            lock (seen)
            {
                if (seen.Count >= Remembered)
                {
                    seen.Clear();
                }

                if (seen.Add(id))
                {
                    wake.Ring();
                }
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
