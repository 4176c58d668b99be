namespace Dispatch.Workflows.Tickets;

/// <summary>A ticket that could not be joined, and why.</summary>
public sealed record NotJoined(string TicketId, string Why);
