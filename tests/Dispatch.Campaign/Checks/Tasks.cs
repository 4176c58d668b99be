namespace Dispatch.Campaign.Checks;

/// <summary>An open ticket is in somebody's hands, a closed one in nobody's; an open task is waited for by its workflow.</summary>
internal static class Tasks
{
    public static void Check(Evidence evidence)
    {
        evidence.None("ticket {0} is closed and has open tasks", "SELECT t.id FROM tickets t JOIN tasks k ON k.ticket_id = t.id WHERE t.closed_at IS NOT NULL AND k.state IN ('Open', 'Claimed')");
        evidence.None(
            "ticket {0} is open and nobody has a task",
            "SELECT id FROM tickets t WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM tasks k WHERE k.ticket_id = t.id AND k.state IN ('Open', 'Claimed'))");
        evidence.None(
            "open task {0} waits on a bookmark that is not there",
            "SELECT id FROM tasks t WHERE state IN ('Open', 'Claimed') AND bookmark_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM engine_bookmarks b WHERE b.id = t.bookmark_id)");
        evidence.None("open task {0} belongs to no unit", "SELECT id FROM tasks WHERE state IN ('Open', 'Claimed') AND unit_id NOT IN (SELECT id FROM units)");
        evidence.None(
            "task {0} was done with an outcome that it does not offer",
            "SELECT id FROM tasks t WHERE state = 'Done' AND NOT EXISTS (SELECT 1 FROM json_each(COALESCE((SELECT unpacked(x.text) FROM task_texts x WHERE x.id = t.outcomes), t.outcomes)) o WHERE t.outcome = COALESCE(o.value ->> 'name', o.value))");
    }
}
