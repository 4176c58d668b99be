namespace Dispatch.Workflows.Reports;

/// <summary>How many open tickets are so many days old.</summary>
public sealed record AgeBand(string Days, int Open)
{
    /// <summary>All bands: the name, and from how many days of age up to but without how many.</summary>
    internal static readonly IReadOnlyList<(string Name, int From, int To)> All = [("0-1", int.MinValue, 1), ("1-3", 1, 3), ("3-7", 3, 7), ("7-15", 7, 15), ("15+", 15, int.MaxValue)];
}
