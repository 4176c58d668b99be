namespace Dispatch.Engine.Outbox;

/// <summary>A message in memory.</summary>
/// <param name="Message">The message.</param>
/// <param name="NotBefore">No delivery before this instant.</param>
/// <param name="Target">Whose places for deliveries at the same time it takes.</param>
internal sealed record HeldMessage(OutboxMessage Message, DateTimeOffset NotBefore, string Target);
