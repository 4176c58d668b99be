namespace Dispatch.Workflows.Tickets;

/// <summary>The ticket that was filed, or that was there already.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Created">Whether it was filed now.</param>
public sealed record FiledTicket(TicketView Ticket, bool Created);
