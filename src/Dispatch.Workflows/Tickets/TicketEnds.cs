using Dispatch.Engine.Primitives;

namespace Dispatch.Workflows.Tickets;

/// <summary>Refuses changes of tickets that have ended.</summary>
internal static class TicketEnds
{
    /// <exception cref="ConflictException">The ticket has ended.</exception>
    public static void MustBeOpen(Ticket ticket)
    {
        if (ticket.IsEnded)
        {
            throw new ConflictException($"工单 {ticket.Number} 已结束({StatusNames.Chinese(ticket.Status)})。Ticket {ticket.Number} has ended: {StatusNames.English(ticket.Status)}.");
        }
    }
}
