namespace Dispatch.Campaign.Checks;

/// <summary>
/// Every timer that was set is pending, has fired once, or was removed with what it belonged to. A task's level says how often its clock must have struck:
/// each stroke stands in the history, none before its time.
/// </summary>
internal static class Clocks
{
    // Clocks that people or calendars moved have other instants than the task's row shows.
    private const string Undisturbed =
        "NOT EXISTS (SELECT 1 FROM ticket_history m WHERE m.ticket_id = t.ticket_id AND m.kind IN ('task.moved', 'clock.extended', 'clock.suspended', 'clock.resumed', 'clock.recounted'))";

    public static void Check(Evidence evidence)
    {
        evidence.None(
            "open task {0} has a limit and not the one timer that its level asks for",
            """
            SELECT t.id FROM tasks t LEFT JOIN engine_timers e ON e.id = 'clock-' || t.id
            WHERE t.state IN ('Open', 'Claimed') AND t.paused_at IS NULL AND t.kind <> 'resident.evaluate'
                AND CASE t.level WHEN 0 THEN t.remind_at WHEN 1 THEN t.letter_at WHEN 2 THEN t.escalate_at END IS NOT e.due_at
            """);
        evidence.None("timer {0} belongs to a task that is not open", "SELECT e.id FROM engine_timers e JOIN tasks t ON e.id = 'clock-' || t.id WHERE t.state NOT IN ('Open', 'Claimed')");
        evidence.None("timer {0} is for a task's clock a second time", "SELECT id FROM engine_timers WHERE target = 'task.clock' AND id <> 'clock-' || payload");

        // Orders for many tickets at once have no instance, and what they set for one may find it ended.
        evidence.None(
            "timer {0} belongs to an instance that has ended or never was",
            "SELECT e.id FROM engine_timers e WHERE e.target NOT IN ('trigger', 'clock.recount', 'ticket.joined', 'unit.moves') AND NOT EXISTS (SELECT 1 FROM engine_instances i WHERE i.id = e.instance_id AND i.status = 'Running')");
        evidence.None("timer {0} is for a bookmark that is not there", "SELECT id FROM engine_timers e WHERE target = 'bookmark' AND NOT EXISTS (SELECT 1 FROM engine_bookmarks b WHERE b.id = e.id)");
        evidence.None(
            "bookmark {0} waits for an instant and has no timer",
            "SELECT id FROM engine_bookmarks b WHERE name IN ('Elsa.Delay', 'Elsa.Timer', 'Elsa.Cron', 'Elsa.StartAt') AND NOT EXISTS (SELECT 1 FROM engine_timers e WHERE e.id = b.id)");
        Struck(evidence, "task.reminded", "remind_at", 1);
        Struck(evidence, "task.letter", "letter_at", 2);
        Struck(evidence, "task.escalated", "escalate_at", 3);
    }

    private static void Struck(Evidence evidence, string kind, string instant, int level)
    {
        evidence.None(
            $"the clock of task {{0}} struck {kind} before its time",
            $"SELECT t.id FROM tasks t JOIN ticket_history h ON h.ticket_id = t.ticket_id AND h.task_id = t.id AND h.kind = '{kind}' WHERE h.at < t.{instant} AND {Undisturbed}");

        // The district is supervised by nobody: its clocks end with the letter.
        var times = level == 3 ? "> 1" : $"<> (t.level >= {level})";
        evidence.None(
            $"the clock of task {{0}} did not strike {kind} exactly as often as its level says",
            $"SELECT t.id FROM tasks t LEFT JOIN (SELECT task_id, COUNT(*) AS times FROM ticket_history WHERE kind = '{kind}' GROUP BY task_id) h ON h.task_id = t.id WHERE COALESCE(h.times, 0) {times} AND {Undisturbed}");
    }
}
