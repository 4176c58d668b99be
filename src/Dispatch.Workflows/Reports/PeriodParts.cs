using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>What counters can answer of a period: its whole months, and whole days beside them.</summary>
/// <param name="Whole">The whole days, and what is to be added to them or taken away.</param>
/// <param name="Days">Stretches of days, each from its first up to but without its last, that are added, once, or taken away from the months, minus once.</param>
/// <param name="Months">The months, as the first days of the first and of the one after the last; null for none.</param>
internal sealed record PeriodParts(WholeStretches Whole, IReadOnlyList<(DateOnly First, DateOnly End, int Times)> Days, (DateOnly First, DateOnly End)? Months)
{
    /// <summary>The parts of a period that counters are asked for; null where its facts are so few that they are read one by one, so that every figure is exact, or less to read than what its days have outside of it.</summary>
    public static PeriodParts? Counted(ReportScope scope, ReferenceData data, DistrictTime time, DbSession session, int few)
    {
        if (WholeStretches.Days(scope, time, session) is not { } whole || AreFew(session, scope.Facts(data), few))
        {
            return null;
        }

        var (days, months) = Stretches(whole.First, whole.End);
        return new PeriodParts(whole, days, months);
    }

    private static bool AreFew(DbSession session, SqlCondition facts, int most) =>
        session.QueryFirst($"SELECT COUNT(*) FROM (SELECT 1 FROM report_facts{facts} LIMIT {facts.Value(most + 1L)})", row => row.GetInt64(0), facts.Values) <= most;

    // A month that the whole days cut is the shorter of its days within, added, and its whole with the days outside taken away.
    private static (IReadOnlyList<(DateOnly First, DateOnly End, int Times)> Days, (DateOnly First, DateOnly End)? Months) Stretches(DateOnly first, DateOnly end)
    {
        var (month, after) = (CounterKey.Month(first), CounterKey.Month(end));
        if (first.DayNumber - month.DayNumber > month.AddMonths(1).DayNumber - first.DayNumber)
        {
            month = month.AddMonths(1);
        }

        if (end.DayNumber - after.DayNumber > after.AddMonths(1).DayNumber - end.DayNumber)
        {
            after = after.AddMonths(1);
        }

        (DateOnly First, DateOnly End, int Times)[] days = [(first, month, 1), (month, first, -1), (after, end, 1), (end, after, -1)];
        List<(DateOnly First, DateOnly End, int Times)> filled = [.. days.Where(d => d.First < d.End)];
        return month < after && filled.Sum(d => d.End.DayNumber - d.First.DayNumber) < end.DayNumber - first.DayNumber
            ? (filled, (month, after))
            : ([(first, end, 1)], null);
    }
}
