namespace Dispatch.Workflows.Tickets;

/// <summary>A unit that may see a ticket because it has or had a part in it.</summary>
public sealed class TicketParty
{
    /// <summary>The ticket.</summary>
    public string TicketId { get; init; } = "";

    /// <summary>The unit.</summary>
    public string UnitId { get; init; } = "";

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }
}
