namespace Dispatch.Campaign.Checks;

/// <summary>Every change that a person or program made stands in the audit exactly once, and the audit is a chain without a gap.</summary>
internal static class Audit
{
    // By its own name or in short; an application that is filed whole is submitted in the same step, and on record as filed.
    private const string Completions =
        """
        SELECT id FROM tasks t WHERE state = 'Done' AND completed_by IS NOT NULL AND kind <> 'resident.evaluate'
            AND (SELECT COUNT(*) FROM host_audit a WHERE a.subject_id = t.id AND a.action IN ('CompleteTask', 'ExtendTask', 'SuspendTask')) <> 1
            AND NOT (kind = 'admission.apply' AND NOT EXISTS (SELECT 1 FROM host_audit a WHERE a.subject_id = t.id AND a.action = 'CompleteTask')
                AND (SELECT COUNT(*) FROM host_audit a WHERE a.subject_id = t.ticket_id AND a.action = 'ApplyForAdmission') = 1)
        """;

    public static void Check(Evidence evidence)
    {
        evidence.None("the audit has a gap or a repeat before entry {0}", "SELECT a.seq FROM host_audit a LEFT JOIN host_audit b ON b.seq = a.seq - 1 WHERE a.seq > 1 AND (b.seq IS NULL OR b.hash <> a.previous)");
        Filings(evidence);
        evidence.None("the completion of task {0} is not in the audit exactly once", Completions);
        var saved = evidence.Rows("SELECT subject_id, COUNT(*) FROM host_audit WHERE action LIKE 'definition.%' GROUP BY subject_id", r => (Id: r.IsDBNull(0) ? "" : r.GetString(0), Count: r.GetInt32(1)))
            .ToDictionary(s => s.Id, s => s.Count);
        evidence.None(
            "the changes of definition {0} are not all in the audit",
            evidence.Operations.Values.Where(o => o.Kind is "publish" or "draft" && o.IsAcknowledged).GroupBy(o => o.Target).Where(d => saved.GetValueOrDefault(d.Key) < d.Count()).Select(d => d.Key));
    }

    /// <summary>Filing again what is there already, under another key, is an action of its own: as many entries as requests at most, and one at least.</summary>
    private static void Filings(Evidence evidence)
    {
        var sent = evidence.Operations.Values.Where(o => o.Kind == "file").GroupBy(o => o.Target).ToDictionary(o => o.Key, o => o.Count());
        var filed = evidence.Rows(
            "SELECT external_ref, (SELECT COUNT(*) FROM host_audit a WHERE a.subject_id = t.id AND a.action = 'FileTicket') FROM tickets t WHERE external_ref LIKE 'campaign-%'",
            r => (Ref: r.GetString(0), Entries: r.GetInt32(1)));
        evidence.None("the filing of ticket {0} is not in the audit", filed.Where(f => f.Entries == 0).Select(f => f.Ref));
        evidence.None("the filing of ticket {0} is in the audit more often than it was asked for", filed.Where(f => f.Entries > sent.GetValueOrDefault(f.Ref, int.MaxValue)).Select(f => f.Ref));
    }
}
