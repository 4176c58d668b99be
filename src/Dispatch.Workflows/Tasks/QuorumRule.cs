using System.Globalization;

namespace Dispatch.Workflows.Tasks;

/// <summary>How many of several tasks must have one outcome: <c>one</c>, <c>all</c>, a number, or a fraction such as <c>2/3</c>.</summary>
public sealed class QuorumRule
{
    /// <summary>Reads the rule for so many tasks.</summary>
    /// <exception cref="Engine.Authoring.FaultException">It is none of the four.</exception>
    public QuorumRule(string? rule, int tasks) => Needed = Math.Clamp(Count(rule, tasks), 1, Math.Max(1, tasks));

    /// <summary>How many are needed.</summary>
    public int Needed { get; }

    /// <summary>The outcome that enough have chosen, or null.</summary>
    public string? Winner(IEnumerable<string> outcomes) =>
        outcomes.GroupBy(o => o, StringComparer.Ordinal).Where(g => g.Count() >= Needed).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key;

    private static int Count(string? rule, int tasks)
    {
        if (rule is null or "" or "one")
        {
            return 1;
        }

        if (rule == "all")
        {
            return tasks;
        }

        var parts = rule.Split('/', StringSplitOptions.TrimEntries);
        if (int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (parts.Length == 1)
            {
                return number;
            }

            if (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var of) && of > 0)
            {
                return (int)Math.Ceiling(tasks * (double)number / of - 1e-9);
            }
        }

        throw new Engine.Authoring.FaultException($"'{rule}' is no quorum: write one, all, a number such as 3, or a fraction such as 2/3.");
    }
}
