using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Reports;

/// <summary>Keeps a ticket's report fact in the transaction of the step that changes it. Trials and downward tasks have none.</summary>
internal static class ReportFacts
{
    private const string Insert =
        """
        INSERT INTO report_facts (ticket_id, district_id, street_id, community_id, category_code, department_id, holder_id, received_at, due_at, closed_at, status,
            handled_at, response_due_at, responded_at, sign_in_ms, arrival_ms, report_ms, resident_outcome, solved, whistled, returns, redo_count)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
        """;

    // The first response and the first call's times stay as they were; handling that is undone by a redo is undone here too.
    private const string Update =
        """
        UPDATE report_facts SET district_id = $2, street_id = $3, community_id = $4, category_code = $5, department_id = $6, holder_id = $7, received_at = $8, due_at = $9,
            closed_at = $10, status = $11, handled_at = CASE WHEN $12 IS NULL THEN NULL ELSE COALESCE(handled_at, $12) END,
            response_due_at = COALESCE(response_due_at, $13), responded_at = COALESCE(responded_at, $14), sign_in_ms = COALESCE(sign_in_ms, $15),
            arrival_ms = COALESCE(arrival_ms, $16), report_ms = COALESCE(report_ms, $17), resident_outcome = COALESCE($18, resident_outcome), solved = COALESCE($19, solved),
            whistled = CASE WHEN $20 = 1 THEN 1 ELSE whistled END, returns = returns + $21, redo_count = $22
        WHERE ticket_id = $1
        """;

    public static void Store(WriteSession session, TicketWork work)
    {
        if (work.Ticket.Sandbox || work.Ticket.Matter != Matter.Complaint)
        {
            return;
        }

        session.Execute(work.IsNew ? Insert : Update, Values(work));
    }

    private static object?[] Values(TicketWork work)
    {
        var ticket = work.Ticket;
        var done = work.Tasks.All.Where(t => t.State == TaskState.Done && work.Tasks.Changed.Contains(t.Id)).OrderBy(t => t.Id, StringComparer.Ordinal).ToList();
        var first = work.Tasks.All.Where(t => t.State != TaskState.Cancelled).MinBy(t => t.Id, StringComparer.Ordinal);
        var resident = work.NewEvaluations.LastOrDefault(e => e.Side == EvaluationSide.Resident);
        return
        [
            ticket.Id, ticket.DistrictId, ticket.StreetId, ticket.CommunityId, ticket.CategoryCode, ticket.LeadDepartmentId, ticket.HolderUnitId, ticket.ReceivedAt, ticket.DueAt,
            ticket.ClosedAt, ticket.Status, IsHandled(ticket) ? work.Now : null, first?.DueAt, done.FirstOrDefault()?.CompletedAt,
            Length(done, TaskKinds.SignIn, "Accept", ticket.LeadDepartmentId), Length(done, TaskKinds.Arrive, "Arrived", ticket.LeadDepartmentId),
            Length(done, TaskKinds.Report, "Resolved", ticket.LeadDepartmentId), resident?.Outcome, resident?.Solved,
            work.Tasks.All.Any(t => t.Kind == TaskKinds.SignIn), (long)done.Count(t => t.Outcome == "Return"), (long)ticket.RedoCount,
        ];
    }

    internal static bool IsHandled(Ticket ticket) => ticket.Status == TicketStatus.Evaluating || ticket.ClosedAt is not null;

    internal static long? Length(IEnumerable<HumanTask> done, string kind, string outcome, string? lead) =>
        done.FirstOrDefault(t => t.Kind == kind && t.Outcome == outcome && (lead is null || t.UnitId == lead)) is { CompletedAt: { } end } task
            ? NaturalTime.Instance.Elapsed(task.CreatedAt, end, TicketWork.ReadPauses(task.Pauses)) / TimeSpan.TicksPerMillisecond
            : null;
}
