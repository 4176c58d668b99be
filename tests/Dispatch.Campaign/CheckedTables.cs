namespace Dispatch.Campaign;

/// <summary>The SQL of the planted faults and of the checks that is worth a name.</summary>
internal static class CheckedTables
{
    /// <summary>Writes the newest outcome in the histories a second time, at the end of its ticket's history.</summary>
    public const string RepeatLastHistory =
        """
        INSERT INTO ticket_history (ticket_id, seq, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data)
        SELECT ticket_id, (SELECT MAX(seq) + 1 FROM ticket_history o WHERE o.ticket_id = h.ticket_id), at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data
        FROM ticket_history h WHERE task_id IS NOT NULL AND outcome IS NOT NULL ORDER BY at DESC LIMIT 1
        """;
}
