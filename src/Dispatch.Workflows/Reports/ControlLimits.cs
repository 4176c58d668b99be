namespace Dispatch.Workflows.Reports;

/// <summary>The limits of a control chart for a rate: within them a group differs from the whole by chance only, below and above is worth a look.</summary>
/// <param name="Low">Three standard deviations below the whole's rate, for as many cases as the group has.</param>
/// <param name="High">Three above.</param>
/// <param name="Signal"><c>low</c>, <c>high</c>, or null within the limits.</param>
public sealed record ControlLimits(double Low, double High, string? Signal)
{
    /// <summary>The limits for a group of <paramref name="count"/> cases, of which <paramref name="hits"/> count; null where there is nothing to compare.</summary>
    public static ControlLimits? Of(int hits, int count, double? whole)
    {
        if (whole is not { } rate || count == 0)
        {
            return null;
        }

        var width = 3 * Math.Sqrt(rate * (1 - rate) / count);
        var (low, high) = (Math.Max(0, rate - width), Math.Min(1, rate + width));
        var own = (double)hits / count;
        return new ControlLimits(Math.Round(low, 4), Math.Round(high, 4), own < low ? "low" : own > high ? "high" : null);
    }
}
