using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Webhooks;

/// <summary>Turns an event into one delivery for each subscription that wants it.</summary>
internal sealed class EventFanOut(WebhookBook book, IOutbox outbox, IdGenerator ids, TimeProvider time) : IEventFollower
{
    public void Follow(DomainEvent happened, UnitOfWork unit)
    {
        var wanting = book.All().Where(w => w.Wants(happened)).ToList();
        if (wanting.Count == 0)
        {
            return;
        }

        var body = JsonSerializer.Serialize(
            new { id = happened.Id, type = happened.Type, timestamp = happened.At, seq = happened.Seq, ticketId = happened.TicketId, taskId = happened.TaskId, sandbox = happened.Sandbox, data = happened.Data }, ApiJson.Options);
        foreach (var webhook in wanting)
        {
            Enqueue(unit, webhook, happened.Id, happened.Type, happened.TicketId, body);
        }
    }

    /// <summary>Puts a delivery on its way, behind the earlier ones of the same ticket to the same subscription.</summary>
    public void Enqueue(UnitOfWork unit, Webhook webhook, string eventId, string type, string ticketId, string body)
    {
        var now = time.GetUtcNow();
        var (id, stream) = (ids.Next(), $"{webhook.Id}:{ticketId}");
        unit.Write(session => session.Execute(
            "INSERT INTO host_webhook_deliveries (id, webhook_id, event_id, type, stream, body, state, attempts, created_at) VALUES ($1, $2, $3, $4, $5, $6, 'pending', 0, $7)",
            id, webhook.Id, eventId, type, stream, body, now));
        outbox.Send(unit, new OutboxMessage(id, WebhookPost.OutboxKind, stream, "\"" + id + "\"", now));
    }
}
