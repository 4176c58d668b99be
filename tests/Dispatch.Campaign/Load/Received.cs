namespace Dispatch.Campaign.Load;

/// <summary>An event as the subscribed program first saw it.</summary>
internal sealed record Received(string EventId, string TicketId, int Seq, int Order);
