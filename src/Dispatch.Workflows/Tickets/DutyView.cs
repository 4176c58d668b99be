namespace Dispatch.Workflows.Tickets;

/// <summary>What the duty lists said about a ticket, and by which entry.</summary>
public sealed record DutyView(string? List, string? EntryId, string? Result);
