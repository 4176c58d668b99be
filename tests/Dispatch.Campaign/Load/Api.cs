using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Dispatch.Campaign.Load;

/// <summary>The few calls that every campaign makes.</summary>
internal sealed class Api(Uri address, TimeSpan? patience = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address, Timeout = patience ?? TimeSpan.FromSeconds(60) };

    /// <summary>Files a ticket that lies with a station; answers the HTTP answer.</summary>
    public Task<HttpResponseMessage> FileAsync(string reference, string? key = null) => SendAsync(HttpMethod.Post, "demo-station-guiyuan", "/api/v1/tickets", new JsonObject
    {
        ["channel"] = "station",
        ["title"] = "试验工单",
        ["description"] = "campaign",
        ["categoryCode"] = "noise.neighbour",
        ["compoundId"] = "compound-guiyuan",
        ["externalRef"] = reference,
    }, key);

    /// <summary>Publishes a workflow and answers its definition id.</summary>
    public async Task PublishAsync(string definitionId, JsonObject root, JsonObject? more = null)
    {
        var model = new JsonObject { ["definitionId"] = definitionId, ["name"] = definitionId, ["root"] = root };
        foreach (var (name, value) in more ?? [])
        {
            model[name] = value?.DeepClone();
        }

        using var answer = await SendAsync(HttpMethod.Post, "demo-admin", "/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        await ExpectAsync(answer);
    }

    /// <summary>Starts an instance of a published workflow.</summary>
    public Task<HttpResponseMessage> StartAsync(string definitionId) => SendAsync(HttpMethod.Post, "demo-admin", $"/elsa/api/workflow-definitions/{definitionId}/dispatch", []);

    public async Task SubscribeAsync(string url)
    {
        using var answer = await SendAsync(HttpMethod.Post, "demo-admin", "/api/v1/webhooks", new JsonObject { ["url"] = url, ["events"] = new JsonArray() });
        await ExpectAsync(answer);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string apiKey, string path, JsonObject? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Api-Key", apiKey);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return await _http.SendAsync(request);
    }

    public async Task<int> StatusAsync(string path, string apiKey = "demo-admin")
    {
        using var answer = await SendAsync(HttpMethod.Get, apiKey, path);
        return (int)answer.StatusCode;
    }

    public static async Task ExpectAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public void Dispose() => _http.Dispose();
}
