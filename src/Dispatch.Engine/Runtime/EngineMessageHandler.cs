using System.Text.Json;
using Dispatch.Engine.Authoring;
using Dispatch.Engine.Outbox;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;

namespace Dispatch.Engine.Runtime;

/// <summary>Applies one kind of engine message as a burst; the message's removal is part of the same transaction.</summary>
internal sealed class EngineMessageHandler<TPayload>(string kind, Func<TPayload, UnitOfWork, CancellationToken, Task> apply) : IOutboxHandler
{
    public string Kind => kind;

    public async Task DeliverAsync(OutboxMessage message, UnitOfWork unit, CancellationToken cancellation)
    {
        try
        {
            await apply(JsonSerializer.Deserialize<TPayload>(message.Payload, Values.Json)!, unit, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotFoundException or ConflictException and not WriteConflictException)
        {
            // The instance has ended or moved on: there is nothing left to tell it.
        }
    }
}
