namespace Dispatch.DepartmentClient;

/// <summary>What the client keeps of a delivery.</summary>
/// <param name="Id">The event's id, the same over repeats.</param>
/// <param name="Type">What happened, such as task.created.</param>
/// <param name="TicketId">The ticket; none for a test.</param>
/// <param name="Seq">Counts up with the ticket's events: the higher one is the later one.</param>
/// <param name="Late">Whether a later one of the ticket was heard before.</param>
internal sealed record HeardEvent(string Id, string Type, string? TicketId, int Seq, bool Late = false);
