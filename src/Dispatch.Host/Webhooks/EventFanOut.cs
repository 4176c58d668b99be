using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Webhooks;

/// <summary>Turns an event into one delivery for each subscription that wants it, and into what else follows from it. All in the database, so exactly once.</summary>
internal sealed class EventFanOut(WebhookBook book, IEnumerable<IEventFollower> followers, IOutbox outbox, IdGenerator ids, TimeProvider time) : IOutboxHandler
{
    public string Kind => DomainEvent.OutboxKind;

    public Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        var happened = JsonSerializer.Deserialize<DomainEvent>(message.Payload, JsonText.Options)!;
        var body = JsonSerializer.Serialize(
            new { id = happened.Id, type = happened.Type, timestamp = happened.At, seq = happened.Seq, ticketId = happened.TicketId, taskId = happened.TaskId, sandbox = happened.Sandbox, data = happened.Data }, ApiJson.Options);
        foreach (var webhook in book.All().Where(w => w.Wants(happened.Type, happened.UnitIds)))
        {
            Enqueue(unit, webhook, happened.Id, happened.Type, happened.TicketId, body);
        }

        foreach (var follower in followers)
        {
            follower.Follow(happened, unit);
        }

        return Task.CompletedTask;
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
