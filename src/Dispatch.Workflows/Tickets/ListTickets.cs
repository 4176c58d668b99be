using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;

namespace Dispatch.Workflows.Tickets;

/// <summary>Tickets that the caller may see, newest first.</summary>
[AllowedForSignedIn]
public sealed record ListTickets(PageRequest Page) : IQuery<Page<TicketView>>
{
    public IReadOnlyList<TicketStatus> Statuses { get; init; } = [];

    /// <summary>Only tickets in this unit's territory, or with this unit as a party.</summary>
    public string? UnitId { get; init; }

    public string? CategoryCode { get; init; }

    public bool? Overdue { get; init; }

    /// <summary>Received from this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Words in number, title, description or address.</summary>
    public string? Q { get; init; }

    /// <summary>What the tickets are about.</summary>
    public Matter Matter { get; init; }
}
