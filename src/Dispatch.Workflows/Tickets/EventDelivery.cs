using System.Text.Json;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>Hands a committed event to all that follows from it, in one transaction with its removal from the outbox.</summary>
internal sealed class EventDelivery(IEnumerable<IEventFollower> followers) : IOutboxHandler
{
    public string Kind => DomainEvent.OutboxKind;

    public Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        var happened = JsonSerializer.Deserialize<DomainEvent>(message.Payload, JsonText.Options)!;
        foreach (var follower in followers)
        {
            follower.Follow(happened, unit);
        }

        return Task.CompletedTask;
    }
}
