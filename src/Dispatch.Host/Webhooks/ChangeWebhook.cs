using Dispatch.Engine.Client;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Host.Webhooks;

/// <summary>What is done to a subscription: its secret changed, a test sent, a delivery sent again, or its end.</summary>
[AllowedFor(Roles.Department, Roles.Hotline, Roles.Admin)]
internal sealed record ChangeWebhook(string Id, WebhookChange Change, string? DeliveryId = null) : ICommand<WebhookView>
{
    /// <summary>Does it, for the caller's own subscriptions only.</summary>
    internal sealed class Handler(UnitOfWork unit, CallerContext callers, Precondition precondition, WebhookBook book, WebhookSecrets secrets, EventFanOut deliveries, IOutbox outbox, IDatabase database, IdGenerator ids, TimeProvider time) : IRequestHandler<ChangeWebhook, WebhookView>
    {
        private static readonly TimeSpan _overlap = TimeSpan.FromHours(24);

        public Task<WebhookView> Handle(ChangeWebhook request, CancellationToken cancellationToken)
        {
            book.Forget();
            var webhook = book.All().FirstOrDefault(w => w.Id == request.Id && IsMine(w, callers.Caller)) ?? throw new NotFoundException($"There is no webhook '{request.Id}'.");
            precondition.Require(webhook.Version);
            return Task.FromResult(request.Change switch
            {
                WebhookChange.Rotate => Rotate(webhook),
                WebhookChange.Test => Test(webhook),
                WebhookChange.Redeliver => Redeliver(webhook, request.DeliveryId!),
                _ => End(webhook),
            });
        }

        public static bool IsMine(Webhook webhook, Caller caller) =>
            (webhook.Sandbox || !caller.Has(CallerRights.Sandbox)) && (caller.Is(Roles.Admin) || (caller.UnitId is { } unit ? webhook.UnitId == unit : webhook.UnitId is null && webhook.OwnerId == caller.Id));

        private WebhookView Rotate(Webhook webhook)
        {
            var secret = WebhookSignature.NewSecret();
            var changed = webhook with { Secret = secrets.Hide(secret), PreviousSecret = secrets.Retire(webhook), PreviousUntil = time.GetUtcNow() + _overlap, Version = webhook.Version + 1 };
            unit.Write(session => session.ExecuteOne(
                "The webhook",
                "UPDATE host_webhooks SET secret = $2, previous_secret = $3, previous_until = $4, version = version + 1 WHERE id = $1",
                changed.Id, changed.Secret, changed.PreviousSecret, changed.PreviousUntil));
            unit.AfterCommit(book.Forget);
            return WebhookView.Of(changed, secret);
        }

        private WebhookView Test(Webhook webhook)
        {
            var id = ids.Next();
            deliveries.Enqueue(unit, webhook, id, "test", id, $"{{\"id\":\"{id}\",\"type\":\"test\",\"data\":{{}}}}");
            return WebhookView.Of(webhook);
        }

        private WebhookView Redeliver(Webhook webhook, string deliveryId)
        {
            using var session = database.OpenRead();
            var delivery = session.QueryFirst(
                $"SELECT {WebhookPost.DeliveryColumns} FROM host_webhook_deliveries WHERE id = $1 AND webhook_id = $2", WebhookPost.Read, deliveryId, webhook.Id)
                ?? throw new NotFoundException($"There is no delivery '{deliveryId}'.");
            if (delivery.State == "pending")
            {
                // It is still to come, in its ticket's order: a second one beside it would overtake.
                outbox.Hasten(unit, delivery.Stream);
                return WebhookView.Of(webhook);
            }

            deliveries.Enqueue(unit, webhook, delivery.EventId, delivery.Type, delivery.Stream[(webhook.Id.Length + 1)..] + ":again", delivery.Body);
            outbox.Bury(unit, delivery.Id);
            return WebhookView.Of(webhook);
        }

        private WebhookView End(Webhook webhook)
        {
            // What waits for its next attempt finds its delivery ended then, and is used up.
            unit.Write(session => session.ExecuteOne("The webhook", "DELETE FROM host_webhooks WHERE id = $1", webhook.Id));
            unit.Write(session => session.Execute("UPDATE host_webhook_deliveries SET state = 'ended' WHERE webhook_id = $1 AND state = 'pending'", webhook.Id));
            unit.AfterCommit(book.Forget);
            return WebhookView.Of(webhook with { IsActive = false });
        }
    }
}
