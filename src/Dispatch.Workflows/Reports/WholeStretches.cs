using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Reports;

/// <summary>
/// The whole days or months that stand for a period. Of one that the period cuts, either the facts within are added, or the whole is counted and the facts outside are taken away: whatever
/// is the shorter part, or has nothing in it.
/// </summary>
/// <param name="First">The first day of the first.</param>
/// <param name="End">The day after the last.</param>
/// <param name="Scope">All of them, as a scope.</param>
/// <param name="Cut">The stretches whose facts are added, once, or taken away, minus once.</param>
internal sealed record WholeStretches(DateOnly First, DateOnly End, ReportScope Scope, IReadOnlyList<(ReportScope Part, int Times)> Cut)
{
    /// <summary>The whole days of a period; null where its facts are less to read.</summary>
    public static WholeStretches? Days(ReportScope scope, DistrictTime time, DbSession session) => Of(scope, day => day, day => day.AddDays(1), time, session);

    /// <summary>The whole months of a period; null where its facts are less to read.</summary>
    public static WholeStretches? Months(ReportScope scope, DistrictTime time, DbSession session) => Of(scope, CounterKey.Month, month => month.AddMonths(1), time, session);

    private static WholeStretches? Of(ReportScope scope, Func<DateOnly, DateOnly> begin, Func<DateOnly, DateOnly> next, DistrictTime time, DbSession session)
    {
        var (first, end) = (begin(time.DayOf(scope.From)), begin(time.DayOf(scope.To)));
        if (IsCheaper(scope.From, time.Midnight(next(first)), time.Midnight(first), scope.From, session))
        {
            first = next(first);
        }

        if (time.Midnight(end) < scope.To && !IsCheaper(time.Midnight(end), scope.To, scope.To, time.Midnight(next(end)), session))
        {
            end = next(end);
        }

        var whole = scope with { From = time.Midnight(first), To = time.Midnight(end) };
        (ReportScope Part, int Times)[] cut =
        [
            (scope with { To = whole.From }, 1), (scope with { From = whole.To }, 1),
            (scope with { From = whole.From, To = scope.From }, -1), (scope with { From = scope.To, To = whole.To }, -1),
        ];
        List<(ReportScope Part, int Times)> filled = [.. cut.Where(c => c.Part.From < c.Part.To && !IsEmpty(c.Part.From, c.Part.To, session))];
        return first < end && filled.Sum(c => (c.Part.To - c.Part.From).TotalHours) < (scope.To - scope.From).TotalHours ? new WholeStretches(first, end, whole, filled) : null;
    }

    // Whether it is less to read what lies within a period than what the same day or month has outside of it.
    private static bool IsCheaper(DateTimeOffset within, DateTimeOffset withinEnd, DateTimeOffset outside, DateTimeOffset outsideEnd, DbSession session) =>
        withinEnd - within <= outsideEnd - outside && !IsEmpty(outside, outsideEnd, session);

    // As the rest of today is.
    private static bool IsEmpty(DateTimeOffset from, DateTimeOffset to, DbSession session) =>
        from >= to || !session.QueryFirst("SELECT 1 FROM report_facts WHERE received_at >= $1 AND received_at < $2 LIMIT 1", _ => true, from, to);
}
