using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dispatch.Engine.Activities.Http;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Engine.Runtime;

namespace Dispatch.Host.WorkflowHttp;

/// <summary>Sends the HTTP requests of workflows, after the commit that asked for them, and resumes the waiting activity with the answer.</summary>
internal sealed class HttpRequestSender(IHttpClientFactory clients, IWorkflowRuntime runtime) : IOutboxHandler
{
    /// <summary>Name of the client.</summary>
    public const string Client = "workflows";

    private const int Tries = 3;
    private const int LargestAnswer = 1024 * 1024;

    public string Kind => HttpRequestActivity.MessageKind;

    public async Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        var asked = JsonSerializer.Deserialize<Dispatch.Engine.Activities.Http.HttpRequestMessage>(message.Payload, Values.Json)!;
        var answer = await AnswerAsync(message, asked.Request, cancellation);
        try
        {
            await runtime.ResumeAsync(unit, asked.InstanceId, asked.BookmarkId, Values.ToJson(answer), cancellation);
        }
        catch (Exception e) when (e is NotFoundException or ConflictException and not WriteConflictException)
        {
            // The instance has ended or went on by another way: nobody waits for the answer.
        }
    }

    private async Task<object> AnswerAsync(OutboxMessage message, HttpRequestToSend request, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return new { failure = "connect", reason = $"'{request.Url}' is not an http or https address." };
        }

        try
        {
            using var sent = Request(message.Id, address, request);
            using var response = await clients.CreateClient(Client).SendAsync(sent, cancellation);
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
            return new { statusCode = (int)response.StatusCode, headers, content = Content(response, await response.Content.ReadAsStringAsync(cancellation)) };
        }
        catch (Exception e) when (message.Attempts + 1 >= Tries && !cancellation.IsCancellationRequested && e is HttpRequestException or TaskCanceledException)
        {
            return new { failure = e is TaskCanceledException ? "timeout" : "connect", reason = e.Message };
        }
    }

    private static System.Net.Http.HttpRequestMessage Request(string id, Uri address, HttpRequestToSend request)
    {
        var sent = new System.Net.Http.HttpRequestMessage(new HttpMethod(request.Method), address);

        // A request may arrive twice; by this the receiver can tell.
        sent.Headers.TryAddWithoutValidation("Idempotency-Key", id);
        if (request.Authorization is not null)
        {
            sent.Headers.TryAddWithoutValidation("Authorization", request.Authorization);
        }

        if (request.Content is { } content)
        {
            var isText = content.ValueKind == JsonValueKind.String;
            sent.Content = new StringContent(isText ? content.GetString()! : content.GetRawText(), Encoding.UTF8);
            sent.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? (isText ? "text/plain; charset=utf-8" : "application/json"));
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!sent.Headers.TryAddWithoutValidation(name, value))
            {
                sent.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return sent;
    }

    private static object? Content(HttpResponseMessage response, string text)
    {
        if (text.Length > LargestAnswer || response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return text.Length > LargestAnswer ? text[..LargestAnswer] : text;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text, Values.Json);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
