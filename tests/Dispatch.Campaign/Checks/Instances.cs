using System.Text.Json;

namespace Dispatch.Campaign.Checks;

/// <summary>A running instance can go on: what its state waits for is what the tables have, its bursts count 1, 2, 3 …, and it ran only what its own version holds.</summary>
internal static class Instances
{
    public static void Check(Evidence evidence)
    {
        evidence.None(
            "instance {0} runs, but waits for nothing: it can never finish",
            """
            SELECT id FROM engine_instances i WHERE status = 'Running' AND incident_count = 0
                AND NOT EXISTS (SELECT 1 FROM engine_bookmarks b WHERE b.instance_id = i.id) AND NOT EXISTS (SELECT 1 FROM engine_outbox o WHERE o.stream = i.id)
            """);
        evidence.None("instance {0} has an incident", "SELECT id FROM engine_instances WHERE incident_count > 0");
        evidence.None(
            "instance {0} has bursts missing or repeated",
            """
            SELECT i.id FROM engine_instances i LEFT JOIN (SELECT instance_id, COUNT(*) AS bursts, MAX(seq) AS last, MIN(seq) AS first FROM engine_bursts GROUP BY instance_id) b ON b.instance_id = i.id
            WHERE i.row_version IS NOT b.bursts OR i.row_version IS NOT b.last OR b.first IS NOT 1
            """);
        evidence.None(
            "bookmark {0} belongs to an instance that has ended or never was",
            "SELECT b.id FROM engine_bookmarks b WHERE NOT EXISTS (SELECT 1 FROM engine_instances i WHERE i.id = b.instance_id AND i.status = 'Running')");
        evidence.None(
            "the open ticket {0} has no running workflow",
            "SELECT id FROM tickets t WHERE closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM engine_instances i WHERE i.correlation_id = t.id AND i.status = 'Running') AND matter = 'Complaint'");
        WaitsAgree(evidence);
        JournalsCount(evidence);
        RunsOwnVersion(evidence);
    }

    /// <summary>An instance's own state and the table of waits say the same.</summary>
    private static void WaitsAgree(Evidence evidence)
    {
        var waits = evidence.Rows("SELECT instance_id || '|' || id FROM engine_bookmarks", r => r.GetString(0)).ToHashSet();
        var own = evidence.Rows("SELECT id, unpacked(state) FROM engine_instances WHERE status = 'Running'", r => (Id: r.GetString(0), State: r.GetString(1))).SelectMany(i => Bookmarks(i.Id, i.State)).ToHashSet();
        evidence.None("an instance waits on a bookmark that the table does not have: {0}", own.Except(waits));
        evidence.None("the table has a bookmark that its instance does not wait on: {0}", waits.Except(own));
    }

    private static List<string> Bookmarks(string id, string json)
    {
        using var state = JsonDocument.Parse(json);
        return state.RootElement.TryGetProperty("bookmarks", out var bookmarks) ? [.. bookmarks.EnumerateArray().Select(b => id + "|" + b.GetProperty("id").GetString())] : [];
    }

    private static void JournalsCount(Evidence evidence) => evidence.None(
        "the journal of instance {0} has gaps or repeats",
        """
        SELECT b.instance_id FROM engine_bursts b, json_each(unpacked(b.journal)) j GROUP BY b.instance_id
        HAVING COUNT(*) <> MAX(j.value ->> 'sequence') OR COUNT(DISTINCT j.value ->> 'sequence') <> COUNT(*)
        """);

    private static void RunsOwnVersion(Evidence evidence) => evidence.None(
        "instance {0} ran an activity that its version does not hold",
        """
        SELECT DISTINCT i.id FROM engine_instances i JOIN engine_bursts b ON b.instance_id = i.id, json_each(unpacked(b.journal)) j LEFT JOIN engine_definitions d ON d.id = i.version_id
        WHERE d.id IS NULL OR (j.value ->> 'activityType' NOT IN ('Elsa.Workflow') AND INSTR(d.json, '"' || (j.value ->> 'activityId') || '"') = 0)
        """);
}
