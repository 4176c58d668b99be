namespace Dispatch.Workflows.Reports;

/// <summary>A ticket behind a figure, without anything of the person who reported it.</summary>
public sealed record ReportTicket(
    string TicketId,
    string? Number,
    string Status,
    string CategoryCode,
    string? StreetId,
    string? CommunityId,
    string? DepartmentId,
    string? HolderUnitId,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? HandledAt,
    DateTimeOffset? ClosedAt,
    int Returns,
    int RedoCount,
    string? ResidentOutcome,
    bool? Solved);
