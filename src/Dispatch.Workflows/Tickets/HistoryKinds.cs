namespace Dispatch.Workflows.Tickets;

/// <summary>The words that say what a history item is.</summary>
public static class HistoryKinds
{
    public const string Received = "ticket.received";
    public const string Sorted = "ticket.sorted";
    public const string DutyLookedUp = "duty.lookedUp";
    public const string AdmissionChecked = "admission.checked";
    public const string StatusChanged = "ticket.status";
    public const string TaskCreated = "task.created";
    public const string TaskClaimed = "task.claimed";
    public const string TaskDelegated = "task.delegated";
    public const string TaskCompleted = "task.completed";
    public const string TaskCancelled = "task.cancelled";
    public const string TaskTakenBack = "task.takenBack";
    public const string TaskMoved = "task.moved";
    public const string Reminded = "task.reminded";
    public const string Letter = "task.letter";
    public const string Escalated = "task.escalated";
    public const string Extended = "clock.extended";
    public const string Suspended = "clock.suspended";
    public const string Resumed = "clock.resumed";
    public const string Recounted = "clock.recounted";
    public const string Redo = "ticket.redo";
    public const string EvaluationsOpened = "evaluation.opened";
    public const string NoAnswer = "evaluation.noAnswer";
    public const string Notified = "notice.sent";
    public const string NotNotified = "notice.failed";
    public const string Urged = "ticket.urged";
    public const string Commented = "ticket.commented";
    public const string Attached = "ticket.attached";
    public const string ReporterRevealed = "reporter.revealed";
    public const string ReporterErased = "reporter.erased";
    public const string Withdrawn = "ticket.withdrawn";
    public const string Corrected = "ticket.corrected";
    public const string Unjoined = "ticket.unjoined";
    public const string Merged = "ticket.merged";
    public const string MergedHere = "ticket.mergedHere";
    public const string Objected = "ticket.objected";
    public const string Designated = "ticket.designated";
    public const string NotAccepted = "ticket.notAccepted";
    public const string Closed = "ticket.closed";
}
