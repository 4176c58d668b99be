using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>
/// What counters can answer of a period: its whole months, and the whole days before and after them. Of a day that the period cuts, either the facts within are added, or the whole day
/// is counted and the facts outside are taken away: whatever is the shorter part, or has nothing in it.
/// </summary>
/// <param name="Start">The first instant of the first whole day.</param>
/// <param name="Stop">The instant after the last whole day.</param>
/// <param name="Days">Stretches of days, each from its first up to but without its last.</param>
/// <param name="Months">The months, as the first days of the first and of the one after the last; null for none.</param>
/// <param name="Added">Stretches of the period before and after the whole days.</param>
/// <param name="Taken">Stretches of the whole days that are not of the period.</param>
internal sealed record PeriodParts(
    DateTimeOffset Start,
    DateTimeOffset Stop,
    IReadOnlyList<(DateOnly First, DateOnly End)> Days,
    (DateOnly First, DateOnly End)? Months,
    IReadOnlyList<ReportScope> Added,
    IReadOnlyList<ReportScope> Taken)
{
    /// <summary>The parts of a period; null where it has no whole day.</summary>
    public static PeriodParts? Of(ReportScope scope, DistrictTime time, DbSession session)
    {
        var (first, end) = (time.DayOf(scope.From), time.DayOf(scope.To));
        if (time.Midnight(first) is var morning && morning < scope.From && IsCheaper(scope.From, time.Midnight(first.AddDays(1)), morning, scope.From, session))
        {
            first = first.AddDays(1);
        }

        if (time.Midnight(end) is var night && night < scope.To && !IsCheaper(night, scope.To, scope.To, time.Midnight(end.AddDays(1)), session))
        {
            end = end.AddDays(1);
        }

        if (first >= end)
        {
            return null;
        }

        var (start, stop) = (time.Midnight(first), time.Midnight(end));
        var (days, months) = Stretches(first, end);
        return new PeriodParts(
            start,
            stop,
            days,
            months,
            Filled(scope with { To = start }, scope with { From = stop }),
            Filled(scope with { From = start, To = scope.From }, scope with { From = scope.To, To = stop }));
    }

    /// <summary>The parts of a period that counters are asked for; null where its facts are so few that they are read one by one, so that every figure is exact, or where it has no whole day.</summary>
    public static PeriodParts? Counted(ReportScope scope, ReferenceData data, DistrictTime time, DbSession session, int few) =>
        Of(scope, time, session) is { } parts && !AreFew(session, scope.Facts(data), few) ? parts : null;

    /// <summary>What the counters say of the whole days, as a scope.</summary>
    public ReportScope Whole(ReportScope scope) => scope with { From = Start, To = Stop };

    /// <summary>The stretches of cut days whose facts are added, once, or taken away, minus once.</summary>
    public IEnumerable<(ReportScope Part, int Times)> Cut => [.. Added.Select(part => (part, 1)), .. Taken.Select(part => (part, -1))];

    private static bool AreFew(DbSession session, SqlCondition facts, int most) =>
        session.QueryFirst($"SELECT COUNT(*) FROM (SELECT 1 FROM report_facts{facts} LIMIT {facts.Value(most + 1L)})", row => row.GetInt64(0), facts.Values) <= most;

    private static (IReadOnlyList<(DateOnly First, DateOnly End)> Days, (DateOnly First, DateOnly End)? Months) Stretches(DateOnly first, DateOnly end)
    {
        var (month, after) = (CounterKey.Month(first), CounterKey.Month(end));
        if (month < first)
        {
            month = month.AddMonths(1);
        }

        return month < after
            ? ([.. new[] { (first, month), (after, end) }.Where(days => days.Item1 < days.Item2)], (month, after))
            : ([(first, end)], null);
    }

    // Whether it is less to read what lies within a period than what the same day has outside of it.
    private static bool IsCheaper(DateTimeOffset within, DateTimeOffset withinEnd, DateTimeOffset outside, DateTimeOffset outsideEnd, DbSession session) =>
        withinEnd - within <= outsideEnd - outside && !IsEmpty(outside, outsideEnd, session);

    // As the rest of today is.
    private static bool IsEmpty(DateTimeOffset from, DateTimeOffset to, DbSession session) =>
        !session.QueryFirst("SELECT 1 FROM report_facts WHERE received_at >= $1 AND received_at < $2 LIMIT 1", _ => true, from, to);

    private static List<ReportScope> Filled(params ReadOnlySpan<ReportScope> scopes)
    {
        var filled = new List<ReportScope>();
        foreach (var scope in scopes)
        {
            if (scope.From < scope.To)
            {
                filled.Add(scope);
            }
        }

        return filled;
    }
}
