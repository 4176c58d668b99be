namespace Dispatch.Campaign;

/// <summary>The SQL of the planted faults and of the checks that is worth a name.</summary>
internal static class CheckedTables
{
    /// <summary>Writes the newest history row of some ticket again under the next number.</summary>
    public const string RepeatLastHistory =
        """
        INSERT INTO ticket_history (ticket_id, seq, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data)
        SELECT ticket_id, seq + 1, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data
        FROM ticket_history WHERE task_id IS NOT NULL AND outcome IS NOT NULL ORDER BY at DESC LIMIT 1
        """;
}
