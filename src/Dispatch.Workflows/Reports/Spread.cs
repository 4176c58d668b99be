namespace Dispatch.Workflows.Reports;

/// <summary>How long something took, in minutes of natural time: the middle value, and the one that nine of ten stay below.</summary>
/// <param name="Median">The middle value.</param>
/// <param name="P90">The one that nine of ten stay below.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Exact">Whether it was read from the single lengths; otherwise from classes, each 2.2 % wide.</param>
public sealed record Spread(double? Median, double? P90, int Count, bool Exact = true)
{
    /// <summary>The spread of single lengths in milliseconds and of lengths counted by class.</summary>
    internal static Spread Of(List<long> milliseconds, LengthClasses classes)
    {
        if (classes.IsEmpty)
        {
            return Of(milliseconds);
        }

        var all = classes;
        if (milliseconds.Count > 0)
        {
            all = new LengthClasses();
            all.Add(classes);
            milliseconds.ForEach(length => all.Add(length));
        }

        return new Spread(Minutes(all.At(0.5)), Minutes(all.At(0.9)), all.Total, Exact: false);
    }

    private static Spread Of(List<long> milliseconds)
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
        return Minutes(sorted[below] + ((sorted[above] - sorted[below]) * (place - below)));
    }

    private static double Minutes(double milliseconds) => Math.Round(milliseconds / 60_000, 2);
}
