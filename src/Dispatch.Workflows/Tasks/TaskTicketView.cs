using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>A task's ticket in short.</summary>
public sealed record TaskTicketView(
    string Title, string Description, string CategoryCode, TicketStatus Status, Urgency Urgency, string? CompoundId, string? CommunityId, string? Address, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt)
{
    /// <summary>How the matter came in.</summary>
    public Channel Channel { get; init; }

    /// <summary>Whether it was filed with a sandbox key.</summary>
    public bool Sandbox { get; init; }
}
