using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Dispatch.Engine.Client;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Microsoft.Extensions.Options;

namespace Dispatch.Host.Webhooks;

/// <summary>Posts a delivery to its target. What fails is tried again by the outbox with growing pauses, each attempt on record.</summary>
internal sealed class WebhookPost(IDatabase database, WebhookBook book, WebhookSecrets secrets, UnitScopes units, IHttpClientFactory clients, IOptions<OutboxOptions> options, TimeProvider time) : IOutboxHandler
{
    public const string OutboxKind = "dispatch.webhook";
    public const string ClientName = "webhooks";

    public const string DeliveryColumns = "id, webhook_id, event_id, type, stream, body, state, attempts, last_status, last_error, created_at, last_at";

    public string Kind => OutboxKind;

    public async Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        var delivery = Find(message.Payload.Trim('"'));
        var webhook = book.All().FirstOrDefault(w => w.Id == delivery?.WebhookId);
        if (delivery is not { State: "pending" } || webhook is not { IsActive: true })
        {
            return;
        }

        var (status, error) = await SendAsync(webhook, delivery, cancellation);
        if (error is null)
        {
            unit.Write(session => Record(session, delivery, "delivered", status, null));
            return;
        }

        var state = message.Attempts + 1 >= options.Value.Attempts ? "dead" : "pending";
        await units.RunAsync(
            this,
            (_, own) =>
            {
                own.Write(session => Record(session, delivery, state, status, error));
                return Task.FromResult(true);
            },
            cancellation);
        throw new HttpRequestException(error);
    }

    public static WebhookDelivery Read(System.Data.Common.DbDataReader row) => new()
    {
        Id = row.GetString(0),
        WebhookId = row.GetString(1),
        EventId = row.GetString(2),
        Type = row.GetString(3),
        Stream = row.GetString(4),
        Body = row.GetString(5),
        State = row.GetString(6),
        Attempts = row.GetInt32(7),
        LastStatus = row.IsDBNull(8) ? null : row.GetInt32(8),
        LastError = row.IsDBNull(9) ? null : row.GetString(9),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
        LastAt = row.IsDBNull(11) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
    };

    private WebhookDelivery? Find(string id)
    {
        using var session = database.OpenRead();
        return session.QueryFirst($"SELECT {DeliveryColumns} FROM host_webhook_deliveries WHERE id = $1", Read, id);
    }

    private async Task<(int? Status, string? Error)> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.Add("webhook-id", delivery.EventId);
            request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature", WebhookSignature.Of(secrets.InForce(webhook), delivery.EventId, now, delivery.Body));
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : $"The receiver answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            return (null, e.Message);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "The receiver did not answer in time.");
        }
    }

    private void Record(WriteSession session, WebhookDelivery delivery, string state, int? status, string? error) => session.Execute(
        "UPDATE host_webhook_deliveries SET state = $2, attempts = attempts + 1, last_status = $3, last_error = $4, last_at = $5 WHERE id = $1",
        delivery.Id, state, status, error, time.GetUtcNow());
}
