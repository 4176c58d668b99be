using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Reports;

/// <summary>What counters can answer of a period: its whole months, and the whole days before and after them.</summary>
/// <param name="Start">The first instant of the first whole day.</param>
/// <param name="Stop">The instant after the last whole day.</param>
/// <param name="Days">Stretches of days, each from its first up to but without its last.</param>
/// <param name="Months">The months, as the first days of the first and of the one after the last; null for none.</param>
internal sealed record PeriodParts(DateTimeOffset Start, DateTimeOffset Stop, IReadOnlyList<(DateOnly First, DateOnly End)> Days, (DateOnly First, DateOnly End)? Months)
{
    /// <summary>The parts of a period; null where it has no whole day.</summary>
    public static PeriodParts? Of(ReportScope scope, DistrictTime time)
    {
        var (first, end) = (time.DayOf(scope.From), time.DayOf(scope.To));
        if (time.Midnight(first) < scope.From)
        {
            first = first.AddDays(1);
        }

        if (first >= end)
        {
            return null;
        }

        var (month, after) = (CounterKey.Month(first), CounterKey.Month(end));
        if (month < first)
        {
            month = month.AddMonths(1);
        }

        var (start, stop) = (time.Midnight(first), time.Midnight(end));
        return month < after
            ? new PeriodParts(start, stop, [.. new[] { (first, month), (after, end) }.Where(days => days.Item1 < days.Item2)], (month, after))
            : new PeriodParts(start, stop, [(first, end)], null);
    }
}
