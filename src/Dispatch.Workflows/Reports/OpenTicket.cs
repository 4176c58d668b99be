namespace Dispatch.Workflows.Reports;

/// <summary>A ticket that is open.</summary>
public sealed record OpenTicket(string TicketId, string Group, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool Handled, string? HolderUnitId);
