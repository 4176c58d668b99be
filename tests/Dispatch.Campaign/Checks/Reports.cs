namespace Dispatch.Campaign.Checks;

/// <summary>What reports count by equals a recount from the tickets, tasks and evaluations themselves.</summary>
internal static class Reports
{
    public static void Check(Evidence evidence)
    {
        evidence.None(
            "the report has ticket {0} otherwise than it is",
            """
            SELECT t.id FROM tickets t LEFT JOIN report_facts f ON f.ticket_id = t.id
            WHERE t.matter = 'Complaint' AND t.sandbox = 0 AND (f.ticket_id IS NULL OR f.status IS NOT t.status OR f.closed_at IS NOT t.closed_at OR f.due_at IS NOT t.due_at
                OR f.redo_count IS NOT t.redo_count OR f.holder_id IS NOT t.holder_unit_id OR f.received_at IS NOT t.received_at)
            """);
        evidence.None("the report has ticket {0}, which is not there", "SELECT ticket_id FROM report_facts WHERE ticket_id NOT IN (SELECT id FROM tickets)");
        evidence.None(
            "the report counts the returns of ticket {0} otherwise than they were",
            "SELECT f.ticket_id FROM report_facts f WHERE f.returns <> (SELECT COUNT(*) FROM tasks t WHERE t.ticket_id = f.ticket_id AND t.state = 'Done' AND t.outcome = 'Return')");

        // A ticket that ends before anybody has done anything, as one that is withdrawn, is answered by its end.
        evidence.None(
            "the report has another first answer to ticket {0} than its tasks",
            "SELECT f.ticket_id FROM report_facts f WHERE f.responded_at IS NOT COALESCE((SELECT MIN(completed_at) FROM tasks t WHERE t.ticket_id = f.ticket_id AND t.state = 'Done'), f.handled_at)");
    }
}
