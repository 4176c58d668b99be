namespace Dispatch.Campaign.Faults;

/// <summary>What faults leave behind, as SQL.</summary>
internal static class SpoilingSql
{
    /// <summary>The newest outcome stands a second time at the end of its ticket's history.</summary>
    public const string RepeatOutcome =
        """
        INSERT INTO ticket_history (ticket_id, seq, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data)
        SELECT ticket_id, (SELECT MAX(seq) + 1 FROM ticket_history o WHERE o.ticket_id = h.ticket_id), at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data
        FROM ticket_history h WHERE task_id IS NOT NULL AND outcome IS NOT NULL ORDER BY at DESC LIMIT 1
        """;

    /// <summary>A history counts … 5, 7.</summary>
    public const string LeaveGap =
        """
        INSERT INTO ticket_history (ticket_id, seq, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data)
        SELECT ticket_id, seq + 2, at, 'ticket.commented', actor_kind, actor_id, actor_unit_id, NULL, NULL, text, text_en, NULL
        FROM ticket_history h WHERE seq = (SELECT MAX(seq) FROM ticket_history o WHERE o.ticket_id = h.ticket_id) ORDER BY at DESC LIMIT 1
        """;

    /// <summary>A bookmark is there a second time, as if a resume had not consumed it.</summary>
    public const string KeepBookmark =
        """
        INSERT OR IGNORE INTO engine_bookmarks (id, instance_id, activity_instance_id, name, hash, correlation_id, created_at)
        SELECT id || '-kept', instance_id, activity_instance_id, name, hash, correlation_id, created_at FROM engine_bookmarks WHERE id NOT LIKE '%-kept' ORDER BY created_at DESC LIMIT 1
        """;

    /// <summary>A ticket moved on and its figure did not.</summary>
    public const string ForgetCounter = "UPDATE report_facts SET holder_id = 'nobody', status = 'Received' WHERE ticket_id = (SELECT id FROM tickets ORDER BY updated_at DESC LIMIT 1)";

    /// <summary>The newest evaluation is there twice.</summary>
    public const string RepeatEvaluation =
        """
        INSERT INTO evaluations (id, ticket_id, cycle, side, unit_id, about_unit_id, outcome, solved, scores, text, given_at, opened_at)
        SELECT id || '-again-' || HEX(RANDOMBLOB(4)), ticket_id, cycle, side, unit_id, about_unit_id, outcome, solved, scores, text, given_at, opened_at FROM evaluations ORDER BY given_at DESC LIMIT 1
        """;

    /// <summary>A done task is open again: a lost update.</summary>
    public const string ReopenTask = "UPDATE tasks SET state = 'Open', outcome = NULL WHERE id = (SELECT id FROM tasks WHERE state = 'Done' ORDER BY completed_at DESC LIMIT 1)";

    /// <summary>An older version of a definition disappears.</summary>
    public const string LoseVersion = "DELETE FROM engine_definitions WHERE id = (SELECT id FROM engine_definitions WHERE definition_id LIKE 'campaign-%' ORDER BY created_at DESC LIMIT 1)";
}
