namespace Dispatch.Workflows.Tickets;

/// <summary>The names of domain events, as webhooks and the event stream carry them.</summary>
public static class EventTypes
{
    public const string TicketReceived = "ticket.received";
    public const string TicketDispatched = "ticket.dispatched";
    public const string TicketEscalated = "ticket.escalated";
    public const string TicketReported = "ticket.reported";
    public const string TicketRedo = "ticket.redo";
    public const string TicketClosed = "ticket.closed";
    public const string TaskCreated = "task.created";
    public const string TaskDueSoon = "task.due_soon";
    public const string TaskOverdue = "task.overdue";
    public const string TaskDueChanged = "task.due_changed";
    public const string TicketDueChanged = "ticket.due_changed";
    public const string TaskCompleted = "task.completed";
    public const string EvaluationGiven = "evaluation.given";
    public const string AdmissionRefused = "admission.refused";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TicketReceived, TicketDispatched, TicketEscalated, TicketReported, TicketRedo, TicketClosed,
        TaskCreated, TaskDueSoon, TaskOverdue, TaskDueChanged, TicketDueChanged, TaskCompleted, EvaluationGiven, AdmissionRefused,
    ];
}
