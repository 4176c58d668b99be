namespace Dispatch.Workflows.Reports;

/// <summary>How long something took, in minutes of natural time: the middle value, and the one that nine of ten stay below.</summary>
public sealed record Spread(double? Median, double? P90, int Count)
{
    /// <summary>The spread of lengths in milliseconds.</summary>
    public static Spread Of(List<long> milliseconds)
    {
        if (milliseconds.Count == 0)
        {
            return new Spread(null, null, 0);
        }

        milliseconds.Sort();
        return new Spread(At(milliseconds, 0.5), At(milliseconds, 0.9), milliseconds.Count);
    }

    // Between the two nearest values, as spreadsheets do it.
    private static double At(List<long> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        var value = sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
        return Math.Round(value / 60_000, 2);
    }
}
