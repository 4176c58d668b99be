namespace Dispatch.Campaign.Checks;

/// <summary>A ticket's history counts 1, 2, 3 …, has every outcome once, and played through it gives the ticket as it stands.</summary>
internal static class Histories
{
    public static void Check(Evidence evidence)
    {
        evidence.None("the history of ticket {0} has gaps or repeats", "SELECT ticket_id FROM ticket_history GROUP BY ticket_id HAVING COUNT(*) <> MAX(seq) OR MIN(seq) <> 1");
        evidence.None("the history of ticket {0} does not end where the ticket says", "SELECT id FROM tickets t WHERE history_seq <> (SELECT COUNT(*) FROM ticket_history h WHERE h.ticket_id = t.id)");
        evidence.None(
            "task {0} is done, but its ticket's history does not have it exactly once",
            """
            SELECT t.id FROM tasks t LEFT JOIN (SELECT task_id, COUNT(*) AS times FROM ticket_history WHERE outcome IS NOT NULL AND kind = 'task.completed' GROUP BY task_id) h ON h.task_id = t.id
            WHERE t.state = 'Done' AND COALESCE(h.times, 0) <> 1
            """);
        evidence.None(
            "the history has an outcome of task {0} that the task does not have",
            "SELECT h.task_id FROM ticket_history h JOIN tasks t ON t.id = h.task_id WHERE h.kind = 'task.completed' AND (t.state <> 'Done' OR t.outcome IS NOT h.outcome)");
        evidence.None(
            "ticket {0} does not have the status that its history ends with",
            """
            SELECT t.id FROM tickets t JOIN ticket_history h ON h.ticket_id = t.id AND h.seq = (SELECT MAX(seq) FROM ticket_history l WHERE l.ticket_id = t.id AND l.kind = 'ticket.status')
            WHERE t.closed_at IS NULL AND LOWER(t.status) <> LOWER(REPLACE(h.data ->> 'status', '_', ''))
            """);
        evidence.None("ticket {0} is closed and its history does not end so", "SELECT id FROM tickets t WHERE status = 'Closed' AND NOT EXISTS (SELECT 1 FROM ticket_history h WHERE h.ticket_id = t.id AND h.kind = 'ticket.closed')");
        evidence.None("an evaluation of ticket {0} is there twice", "SELECT ticket_id FROM evaluations GROUP BY ticket_id, cycle, side, unit_id, about_unit_id HAVING COUNT(*) > 1");
        evidence.None(
            "ticket {0} is closed after it was evaluated by the resident, without the evaluation or a word that none came",
            """
            SELECT id FROM tickets t WHERE status = 'Closed' AND EXISTS (SELECT 1 FROM tasks k WHERE k.ticket_id = t.id AND k.kind = 'resident.evaluate' AND k.state = 'Done')
                AND NOT EXISTS (SELECT 1 FROM evaluations e WHERE e.ticket_id = t.id AND e.side = 'Resident')
            """);
    }
}
