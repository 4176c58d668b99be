namespace Dispatch.Engine.Outbox;

/// <summary>An effect that leaves after the commit: stored with what caused it, delivered at least once, in order within its stream.</summary>
/// <param name="Id">Unchanged over repeats, so that a receiver can drop them.</param>
/// <param name="Kind">Which <see cref="IOutboxHandler"/> takes it.</param>
/// <param name="Stream">What keeps its order, normally an instance's id.</param>
/// <param name="Payload">JSON.</param>
/// <param name="CreatedAt">When it was caused.</param>
/// <param name="Attempts">Failed deliveries so far.</param>
public sealed record OutboxMessage(string Id, string Kind, string Stream, string Payload, DateTimeOffset CreatedAt, int Attempts = 0);
