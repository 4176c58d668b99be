using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>Makes the shape of a task that callers see.</summary>
internal static class TaskViews
{
    public static TaskView Of(HumanTask task, Ticket? ticket, DateTimeOffset now, bool readsSealed) => new()
    {
        Id = task.Id,
        Kind = task.Kind,
        TicketId = task.TicketId,
        TicketNumber = task.TicketNumber,
        Ticket = ticket is null ? null : InShort(ticket),
        UnitId = task.UnitId,
        Role = task.Role,
        State = task.State,
        Title = task.Title,
        TitleEn = task.TitleEn,
        Outcomes = task.Outcomes.Element,
        Form = task.Form?.Element,
        CreatedAt = task.CreatedAt,
        DueAt = task.DueAt,
        OriginalDueAt = task.OriginalDueAt,
        DueExplanation = TicketViews.Json(task.DueExplanation?.Text),
        RemindedAt = task.RemindedAt,
        PausedAt = task.PausedAt,
        Overdue = task.IsOverdue(now),
        ClaimedBy = task.ClaimedBy,
        AssigneeId = task.AssigneeId,
        OffDuty = task.OffDuty,
        SubjectTaskId = task.SubjectTaskId,
        CompletedAt = task.CompletedAt,
        Outcome = task.Outcome,
        Data = task.Sealed && !readsSealed ? null : TicketViews.Json(task.Data),
        Comment = task.Sealed && !readsSealed ? null : task.Comment,
        Version = task.Version,
    };

    private static TaskTicketView InShort(Ticket ticket) => new(
        ticket.Title, ticket.Description, ticket.CategoryCode, ticket.Status, ticket.Urgency, ticket.CompoundId, ticket.CommunityId, ticket.Address, ticket.ReceivedAt, ticket.DueAt) { Channel = ticket.Channel, Sandbox = ticket.Sandbox };
}
