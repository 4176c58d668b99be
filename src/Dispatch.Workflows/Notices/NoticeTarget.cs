using Dispatch.Engine.Outbox;

namespace Dispatch.Workflows.Notices;

/// <summary>Each channel is a receiver of its own, and what is urgent does not stand behind what waits for the morning.</summary>
internal sealed class NoticeTarget : IOutboxTarget
{
    public string Kind => Notice.OutboxKind;

    public string Of(OutboxMessage message) => message.Stream[..message.Stream.IndexOf(':', StringComparison.Ordinal)];
}
