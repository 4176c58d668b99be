using Dispatch.Campaign.Load;

namespace Dispatch.Campaign.Checks;

/// <summary>
/// Holds what the database says against what the clients were told, and against the invariants that always have to be true.
/// Reads the file alone; the host is not running.
/// </summary>
internal static class Checker
{
    /// <summary>Everything that is wrong, in words; empty when all is well.</summary>
    public static IReadOnlyList<string> Check(string database, IReadOnlyDictionary<string, Operation> operations, IReadOnlyList<Received>? received = null)
    {
        using var evidence = new Evidence(database, operations, received);
        evidence.None("the database is damaged: {0}", evidence.Rows("PRAGMA integrity_check", r => r.GetString(0)).Where(answer => answer != "ok"));
        Acknowledgements.Check(evidence);
        Histories.Check(evidence);
        Tasks.Check(evidence);
        Clocks.Check(evidence);
        Instances.Check(evidence);
        Definitions.Check(evidence);
        Reports.Check(evidence);
        Audit.Check(evidence);
        Deliveries.Check(evidence);
        return evidence.Violations;
    }

    /// <summary>The same of what a kill left in <paramref name="data"/>: in a copy, so that the next host finds the files as the killed one left them.</summary>
    public static IReadOnlyList<string> CheckAsLeft(string data, string copy, IReadOnlyDictionary<string, Operation> operations)
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(data, "dispatch.db*"))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        var found = Check(Path.Combine(copy, "dispatch.db"), operations);
        Directory.Delete(copy, recursive: true);
        return found;
    }
}
