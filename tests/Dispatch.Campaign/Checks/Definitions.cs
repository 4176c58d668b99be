namespace Dispatch.Campaign.Checks;

/// <summary>An acknowledged publication is a version for ever; an acknowledged draft is there until the same author saves again. One version is the latest, at most one published.</summary>
internal static class Definitions
{
    public static void Check(Evidence evidence)
    {
        var versions = evidence.Rows("SELECT definition_id, json FROM engine_definitions WHERE definition_id LIKE 'campaign-%'", r => (Id: r.GetString(0), Json: r.GetString(1))).ToLookup(v => v.Id, v => v.Json);
        foreach (var edits in evidence.Operations.Values.Where(o => o.Kind is "publish" or "draft").GroupBy(o => o.Target))
        {
            var stored = versions[edits.Key].ToList();
            var must = edits.Where(o => o.Kind == "publish" && o.IsAcknowledged).Concat(edits.TakeLast(1).Where(o => o.IsAcknowledged));
            evidence.None($"the change {{0}} of definition {edits.Key} was acknowledged and is not there", must.Where(o => !stored.Exists(json => json.Contains(o.Key, StringComparison.Ordinal))).Select(o => o.Key));
        }

        evidence.None("definition {0} has not exactly one latest version", "SELECT definition_id FROM engine_definitions GROUP BY definition_id HAVING SUM(is_latest) <> 1");
        evidence.None("definition {0} has more than one published version", "SELECT definition_id FROM engine_definitions GROUP BY definition_id HAVING SUM(is_published) > 1");
        evidence.None("definition {0} has gaps in its versions", "SELECT definition_id FROM engine_definitions WHERE definition_id LIKE 'campaign-%' GROUP BY definition_id HAVING COUNT(*) <> MAX(version)");
    }
}
