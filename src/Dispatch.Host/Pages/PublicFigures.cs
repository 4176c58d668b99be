using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Host.Pages;

/// <summary>The figures that anybody may see: counts, nothing that belongs to a person or a place. Groups of fewer than five are put together.</summary>
internal sealed class PublicFigures(IDatabase database, DistrictTime district)
{
    /// <summary>The smallest count that is shown by itself.</summary>
    public const int Least = 5;

    // Anybody may ask, as often as they like; what is a minute old is as good.
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(1);
    private readonly Lock _counting = new();
    private (DateTimeOffset At, Counts Figures)? _days;
    private (DateTimeOffset At, Overview Figures)? _months;

    public Counts LastThirtyDays() => Kept(ref _days, CountDays);

    /// <summary>The last three months, by week and by category.</summary>
    public Overview LastThreeMonths() => Kept(ref _months, CountMonths);

    private T Kept<T>(ref (DateTimeOffset At, T Figures)? kept, Func<T> count)
    {
        lock (_counting)
        {
            if (kept is not { } last || district.Now - last.At is var age && (age > _kept || age < TimeSpan.Zero))
            {
                kept = last = (district.Now, count());
            }

            return last.Figures;
        }
    }

    private Counts CountDays()
    {
        using var read = database.OpenRead();
        return Since(read, district.Now.AddDays(-30));
    }

    private Overview CountMonths()
    {
        var start = district.Today.AddDays(-(7 * 13) + 1);
        var from = district.Midnight(start);
        using var read = database.OpenRead();
        var weeks = new (int Received, int Closed)[13];
        foreach (var (received, handled) in read.Query(
            "SELECT received_at, closed_at FROM report_facts WHERE received_at >= $1", r => (At(r.GetInt64(0)), r.IsDBNull(1) ? (DateTimeOffset?)null : At(r.GetInt64(1))), from))
        {
            weeks[Week(received)].Received++;
            if (handled is { } end && Week(end) is >= 0 and < 13)
            {
                weeks[Week(end)].Closed++;
            }
        }

        var groups = read.Query("SELECT category_code, COUNT(*) FROM report_facts WHERE received_at >= $1 GROUP BY category_code ORDER BY 2 DESC, 1", r => (Code: r.GetString(0), Count: (int)r.GetInt64(1)), from);
        var median = Median(read.Query("SELECT handled_at - received_at FROM report_facts WHERE received_at >= $1 AND handled_at IS NOT NULL", r => r.GetInt64(0), from));
        return new Overview(
            Since(read, from),
            [.. weeks.Select((w, i) => new PublicWeek(start.AddDays(7 * i), w.Received, w.Closed))],
            [.. groups.Where(g => g.Count >= Least).Take(12)],
            groups.Where(g => g.Count < Least).Sum(g => g.Count) + groups.Where(g => g.Count >= Least).Skip(12).Sum(g => g.Count),
            median);

        int Week(DateTimeOffset at) => Math.Min(12, (district.DayOf(at).DayNumber - start.DayNumber) / 7);
    }

    private static TimeSpan? Median(List<long> lengths)
    {
        if (lengths.Count < Least)
        {
            return null;
        }

        lengths.Sort();
        return TimeSpan.FromMilliseconds(lengths[lengths.Count / 2]);
    }

    private static Counts Since(DbSession read, DateTimeOffset from)
    {
        var (received, closed, onTime, due, evaluated, satisfied) = read.QueryFirst(
            """
            SELECT COUNT(*), COUNT(closed_at), COUNT(CASE WHEN handled_at <= due_at THEN 1 END), COUNT(CASE WHEN handled_at IS NOT NULL AND due_at IS NOT NULL THEN 1 END),
                COUNT(resident_outcome), COUNT(CASE WHEN resident_outcome <> 'Dissatisfied' THEN 1 END)
            FROM report_facts WHERE received_at >= $1
            """,
            r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5)),
            from);
        return new Counts(received, closed, evaluated, satisfied, onTime, due);
    }

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>Counts of a period.</summary>
    internal sealed record Counts(long Received, long Closed, long Evaluated, long Satisfied, long OnTime, long WithLimit);

    /// <summary>One week.</summary>
    internal sealed record PublicWeek(DateOnly From, int Received, int Closed);

    /// <summary>Three months.</summary>
    /// <param name="Total">The whole.</param>
    /// <param name="Weeks">By week, oldest first.</param>
    /// <param name="Categories">By category, most first; none with a small count.</param>
    /// <param name="Rest">All other categories together.</param>
    /// <param name="Median">The time that half of the matters were handled in.</param>
    internal sealed record Overview(Counts Total, IReadOnlyList<PublicWeek> Weeks, IReadOnlyList<(string Code, int Count)> Categories, int Rest, TimeSpan? Median);
}
