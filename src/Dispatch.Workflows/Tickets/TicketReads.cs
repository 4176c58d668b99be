using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>Reads tickets for queries.</summary>
internal static class TicketReads
{
    /// <summary>The ticket, when it is there and the caller's to see.</summary>
    public static Ticket Seen(DbSession session, TicketSight sight, string id)
    {
        var ticket = TicketRows.Find(session, id);
        return ticket is not null && sight.Sees(ticket, TicketRows.PartiesOf(session, id)) ? ticket : throw TicketSight.NoTicket(id);
    }
}
