using System.Text.Json;

namespace Dispatch.Workflows.Tickets;

/// <summary>Something that happened to a ticket, for those outside who listen. Its id stays the same over repeats.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
/// <param name="Seq">1, 2, 3 … per ticket.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="TaskId">The task, where it is about one.</param>
/// <param name="At">When.</param>
/// <param name="UnitIds">The units that may know of it: the ticket's territory and its parties.</param>
/// <param name="TaskUnitId">The unit in whose inbox the task lies.</param>
public sealed record DomainEvent(
    string Id, string Type, int Seq, string TicketId, string? TaskId, DateTimeOffset At, IReadOnlyList<string> UnitIds, string? TaskUnitId)
{
    /// <summary>The kind of the outbox messages that carry domain events.</summary>
    public const string OutboxKind = "dispatch.event";

    /// <summary>Whether it is about a ticket that a program tries things out with.</summary>
    public bool Sandbox { get; init; }

    /// <summary>The resource as JSON: the task of task events, otherwise the ticket. Made only when somebody listens.</summary>
    public JsonElement? Data { get; init; }
}
