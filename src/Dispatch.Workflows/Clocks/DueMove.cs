namespace Dispatch.Workflows.Clocks;

/// <summary>A due time that a calendar moves.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="TicketNumber">Its number.</param>
/// <param name="TaskId">The task; null for the whole case.</param>
/// <param name="UnitId">Who holds the task, or the case.</param>
/// <param name="DueBefore">Due before.</param>
/// <param name="DueAfter">Due after.</param>
public sealed record DueMove(string TicketId, string TicketNumber, string? TaskId, string? UnitId, DateTimeOffset DueBefore, DateTimeOffset DueAfter);
