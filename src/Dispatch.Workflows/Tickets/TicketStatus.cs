namespace Dispatch.Workflows.Tickets;

/// <summary>Where a ticket stands, as everyone sees it.</summary>
public enum TicketStatus
{
    Received,
    AtStation,
    AtCommunity,
    AtStreet,
    Whistled,
    Handling,
    Suspended,
    Verifying,
    Evaluating,
    Supervised,
    Closed,
    NotAccepted,
    Withdrawn,
    Merged,
}
