using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tasks;

/// <summary>The columns of tasks and the statements on them.</summary>
internal static class TaskRows
{
    public static readonly RowMap<HumanTask> Map = new RowMap<HumanTask>("tasks")
        .Text("id", t => t.Id, (t, v) => t.Id = v)
        .Text("kind", t => t.Kind, (t, v) => t.Kind = v)
        .Text("ticket_id", t => t.TicketId, (t, v) => t.TicketId = v)
        .Text("ticket_number", t => t.TicketNumber, (t, v) => t.TicketNumber = v)
        .Text("workflow_instance_id", t => t.WorkflowInstanceId, (t, v) => t.WorkflowInstanceId = v)
        .Text("bookmark_id", t => t.BookmarkId, (t, v) => t.BookmarkId = v)
        .Text("group_id", t => t.GroupId, (t, v) => t.GroupId = v)
        .Text("unit_id", t => t.UnitId, (t, v) => t.UnitId = v)
        .Text("role", t => t.Role, (t, v) => t.Role = v)
        .Name<TaskState>("state", t => t.State, (t, v) => t.State = v)
        .Text("title", t => t.Title, (t, v) => t.Title = v)
        .Text("title_en", t => t.TitleEn, (t, v) => t.TitleEn = v)
        .Found("form", t => t.Form?.Name, (t, session, v) => t.Form = TaskText.Stored(session, v))
        .Found("outcomes", t => t.Outcomes.Name, (t, session, v) => t.Outcomes = TaskText.Stored(session, v))
        .Instant("created_at", t => t.CreatedAt, (t, v) => t.CreatedAt = v)
        .Instant("started_at", t => t.StartedAt, (t, v) => t.StartedAt = v)
        .Instant("due_at", t => t.DueAt, (t, v) => t.DueAt = v)
        .Instant("original_due_at", t => t.OriginalDueAt, (t, v) => t.OriginalDueAt = v)
        .Instant("remind_at", t => t.RemindAt, (t, v) => t.RemindAt = v)
        .Instant("letter_at", t => t.LetterAt, (t, v) => t.LetterAt = v)
        .Instant("escalate_at", t => t.EscalateAt, (t, v) => t.EscalateAt = v)
        .Text("limit", t => t.Limit, (t, v) => t.Limit = v)
        .Packed("due_explanation", t => t.DueExplanation, (t, v) => t.DueExplanation = v)
        .Whole("level", t => t.Level, (t, v) => t.Level = (int)v)
        .Instant("reminded_at", t => t.RemindedAt, (t, v) => t.RemindedAt = v)
        .Text("pauses", t => t.Pauses, (t, v) => t.Pauses = v)
        .Instant("paused_at", t => t.PausedAt, (t, v) => t.PausedAt = v)
        .Instant("review_at", t => t.ReviewAt, (t, v) => t.ReviewAt = v)
        .Text("claimed_by", t => t.ClaimedBy, (t, v) => t.ClaimedBy = v)
        .Text("assignee_id", t => t.AssigneeId, (t, v) => t.AssigneeId = v)
        .Flag("off_duty", t => t.OffDuty, (t, v) => t.OffDuty = v)
        .Instant("completed_at", t => t.CompletedAt, (t, v) => t.CompletedAt = v)
        .Text("completed_by", t => t.CompletedBy, (t, v) => t.CompletedBy = v)
        .Text("completed_by_unit_id", t => t.CompletedByUnitId, (t, v) => t.CompletedByUnitId = v)
        .Text("outcome", t => t.Outcome, (t, v) => t.Outcome = v)
        .Text("data", t => t.Data, (t, v) => t.Data = v)
        .Text("comment", t => t.Comment, (t, v) => t.Comment = v)
        .Whole("cycle", t => t.Cycle, (t, v) => t.Cycle = (int)v)
        .Text("subject_task_id", t => t.SubjectTaskId, (t, v) => t.SubjectTaskId = v)
        .Flag("sealed", t => t.Sealed, (t, v) => t.Sealed = v)
        .Whole("version", t => t.Version, (t, v) => t.Version = v);

    private static readonly string _byId = Map.Select + " WHERE id = $1";
    private static readonly string _openOf = Map.Select + 
        """
         WHERE ticket_id = $1 AND (state IN ('Open', 'Claimed')
            OR id IN (SELECT subject_task_id FROM tasks WHERE ticket_id = $1 AND state IN ('Open', 'Claimed'))) ORDER BY id
        """;
    private static readonly string _sealedOf = Map.Select + " WHERE ticket_id = $1 AND sealed = 1 AND state = 'Done' ORDER BY id";

    private static readonly string _doneOf = Map.Select + " WHERE ticket_id = $1 AND state = 'Done' ORDER BY id";

    /// <summary>The tasks of a ticket that are done.</summary>
    public static List<HumanTask> DoneOf(DbSession session, string ticketId) => session.Query(_doneOf, Map.ReadOn(session), ticketId);

    public static HumanTask? Find(DbSession session, string id) => session.QueryFirst(_byId, Map.ReadOn(session), id);

    /// <summary>The open tasks of a ticket, and the tasks that these are about.</summary>
    public static List<HumanTask> OpenOf(DbSession session, string ticketId) => session.Query(_openOf, Map.ReadOn(session), ticketId);

    public static List<HumanTask> SealedOf(DbSession session, string ticketId) => session.Query(_sealedOf, Map.ReadOn(session), ticketId);
}
