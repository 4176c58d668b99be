using Dispatch.Engine.Outbox;

namespace Dispatch.Host.Webhooks;

/// <summary>Each subscription is a receiver of its own: the part of the stream before the ticket.</summary>
internal sealed class WebhookTarget : IOutboxTarget
{
    public string Kind => WebhookPost.OutboxKind;

    public string Of(OutboxMessage message) => message.Stream.Split(':', 2)[0];
}
