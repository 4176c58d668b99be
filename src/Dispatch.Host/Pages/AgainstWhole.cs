using Dispatch.Workflows.Reports;

namespace Dispatch.Host.Pages;

/// <summary>
/// How a group's rate stands to the whole's. The thresholds are the data's own: only what chance does not explain counts as a difference, so that a small group is never coloured for one case.
/// </summary>
internal static class AgainstWhole
{
    // Both sides together: 5 %.
    private const double Chance = 0.025;
    private const int Many = 2000;

    /// <summary><c>better</c> or <c>worse</c> where a group of that size with the whole's rate would be so far off in less than one of twenty periods, otherwise null.</summary>
    public static string? Of(Rate group, Rate whole)
    {
        if (whole.Value is not { } all || group.Value is not { } value)
        {
            return null;
        }

        var isBetter = value > all;
        return IsChance(group, all, isBetter) ? null : isBetter ? "better" : "worse";
    }

    /// <summary>The share of a group that was on time, as a rate.</summary>
    public static Rate OnTime(SlaGroup group) => Rate.Of(group.OnTime, group.OnTime + group.Late, new Dictionary<string, int>());

    // The binomial distribution itself while groups are small, where the interval says too much near none and all.
    private static bool IsChance(Rate group, double all, bool isBetter) =>
        all is 0 or 1 || (group.Denominator > Many
            ? group.Low <= all && all <= group.High
            : isBetter ? AtMost(group.Denominator - group.Numerator, group.Denominator, 1 - all) >= Chance : AtMost(group.Numerator, group.Denominator, all) >= Chance);

    // How likely so few or fewer hits are among so many cases.
    private static double AtMost(int hits, int cases, double likelihood)
    {
        var term = cases * Math.Log(1 - likelihood);
        var sum = Math.Exp(term);
        for (var i = 0; i < hits; i++)
        {
            term += Math.Log((double)(cases - i) / (i + 1)) + Math.Log(likelihood / (1 - likelihood));
            sum += Math.Exp(term);
        }

        return sum;
    }
}
