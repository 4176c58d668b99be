using Dispatch.Engine.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>Reads tickets for queries.</summary>
internal static class TicketReads
{
    /// <summary>The ticket, when it is there and the caller's to see. The database decides both, so that what is foreign is not even read, and takes no longer than what is not there.</summary>
    public static Ticket Seen(DbSession session, TicketSight sight, string id)
    {
        var condition = sight.Only(id);
        return session.QueryFirst($"{TicketRows.Map.Select} t{condition}", TicketRows.Map.Read, condition.Values) ?? throw TicketSight.NoTicket(id);
    }
}
