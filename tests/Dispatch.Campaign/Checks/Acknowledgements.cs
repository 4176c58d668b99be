namespace Dispatch.Campaign.Checks;

/// <summary>What was acknowledged is there exactly once, what was not answered at most once, and nothing that nobody sent. The answer is kept for a repeat.</summary>
internal static class Acknowledgements
{
    public static void Check(Evidence evidence)
    {
        Lost(evidence);
        Unasked(evidence);
        Kept(evidence);
    }

    /// <summary>Only what must be there.</summary>
    public static void Lost(Evidence evidence)
    {
        Filed(evidence);
        Completed(evidence);
    }

    private static void Filed(Evidence evidence)
    {
        var tickets = evidence.Rows("SELECT external_ref, COUNT(*) FROM tickets WHERE external_ref LIKE 'campaign-%' GROUP BY external_ref", r => (Ref: r.GetString(0), Count: r.GetInt32(1)))
            .ToDictionary(t => t.Ref, t => t.Count);
        var sent = evidence.Operations.Values.Where(o => o.Kind == "file").ToLookup(o => o.Target);
        evidence.None("ticket {0} was acknowledged and is not there exactly once", sent.Where(s => s.Any(o => o.IsAcknowledged) && tickets.GetValueOrDefault(s.Key) != 1).Select(s => s.Key));
        evidence.None("ticket {0} is there more than once", tickets.Where(t => t.Value > 1).Select(t => t.Key));
    }

    private static void Unasked(Evidence evidence)
    {
        if (evidence.Operations.Count > 0)
        {
            var sent = evidence.Operations.Values.Where(o => o.Kind == "file").Select(o => o.Target).ToHashSet();
            evidence.None("ticket {0} is there, but nobody sent it", evidence.Rows("SELECT external_ref FROM tickets WHERE external_ref LIKE 'campaign-%'", r => r.GetString(0)).Where(t => !sent.Contains(t)));
        }
    }

    private static void Completed(Evidence evidence)
    {
        var done = evidence.Rows("SELECT id, COALESCE(outcome, '') FROM tasks WHERE state = 'Done'", r => (Id: r.GetString(0), Outcome: r.GetString(1))).ToDictionary(t => t.Id, t => t.Outcome);
        foreach (var completed in evidence.Operations.Values.Where(o => o.Kind == "complete" && o.IsAcknowledged && done.GetValueOrDefault(o.Target) != o.Outcome))
        {
            evidence.Violated($"task {completed.Target} was acknowledged as {completed.Outcome}, the database has '{done.GetValueOrDefault(completed.Target, "not done")}'");
        }
    }

    private static void Kept(Evidence evidence)
    {
        var kept = evidence.Rows("SELECT key FROM host_first_answers", r => r.GetString(0)).ToHashSet();
        evidence.None(
            "request {0} was acknowledged, but its answer is not kept for a repeat",
            evidence.Operations.Values.Where(o => o.Kind is "file" or "complete" && o.IsAcknowledged && !kept.Contains(o.Key)).Select(o => o.Key));
    }
}
