using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Clocks;

/// <summary>Who answers for which part of a case's life: intervals without gap or overlap that add up to its age exactly.</summary>
/// <remarks>
/// At every instant one unit answers: that of the open task which keeps the case waiting. A lead comes before its helpers, so that a helper answers
/// only while the lead itself can do nothing; evaluation comes last. Where nothing is open the dispatcher answers.
/// </remarks>
public sealed record ResponsibilityLedger(DateTimeOffset From, DateTimeOffset To, decimal AgeSeconds, IReadOnlyList<LedgerInterval> Intervals, IReadOnlyList<LedgerShare> Shares, LedgerLateness Lateness)
{
    /// <summary>The ledger of a case.</summary>
    /// <param name="from">Its receipt.</param>
    /// <param name="to">Its end, or now.</param>
    /// <param name="tasks">All its tasks, the done ones too.</param>
    /// <param name="dueAt">The whole case's due time.</param>
    /// <param name="calendar">For working time.</param>
    public static ResponsibilityLedger Of(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<LedgerTask> tasks, DateTimeOffset? dueAt, ClockFace calendar)
    {
        var end = to < from ? from : to;
        var intervals = Cut(from, end, tasks, calendar);
        var shares = intervals.GroupBy(i => (i.UnitId, i.Role)).Select(g => Share(g.Key.UnitId, g.Key.Role, [.. g], dueAt));
        return new ResponsibilityLedger(from, end, Seconds((end - from).Ticks), intervals, [.. shares.OrderByDescending(s => s.Seconds)], LatenessParts.Of(from, end, tasks, dueAt));
    }

    private static List<LedgerInterval> Cut(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<LedgerTask> tasks, ClockFace calendar)
    {
        var pieces = new List<(Holding Holding, DateTimeOffset From, DateTimeOffset To)>();
        foreach (var (begin, end) in Pieces(from, to, tasks.SelectMany(Instants)))
        {
            var holding = At(begin, tasks);
            if (pieces.Count > 0 && pieces[^1].Holding == holding)
            {
                pieces[^1] = pieces[^1] with { To = end };
            }
            else
            {
                pieces.Add((holding, begin, end));
            }
        }

        return [.. pieces.Select(p => new LedgerInterval(
            p.Holding.UnitId, p.Holding.Role, p.From, p.To, Seconds((p.To - p.From).Ticks), Seconds(calendar.Position(p.To) - calendar.Position(p.From)), p.Holding.Paused, p.Holding.Reason))];
    }

    /// <summary>A span cut at every instant within it.</summary>
    internal static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Pieces(DateTimeOffset from, DateTimeOffset to, IEnumerable<DateTimeOffset> instants)
    {
        var cuts = new SortedSet<DateTimeOffset>(instants.Where(i => i > from && i < to)) { from, to };
        return cuts.Zip(cuts.Skip(1));
    }

    internal static IEnumerable<DateTimeOffset> Instants(LedgerTask task)
    {
        yield return task.From;
        if (task.To is { } to)
        {
            yield return to;
        }

        foreach (var pause in task.Pauses)
        {
            yield return pause.From;
            if (pause.To is { } end)
            {
                yield return end;
            }
        }
    }

    private static Holding At(DateTimeOffset instant, IReadOnlyList<LedgerTask> tasks)
    {
        LedgerTask? held = null;
        foreach (var task in tasks)
        {
            if (task.IsOpenAt(instant) && (held is null || Before(task, held)))
            {
                held = task;
            }
        }

        if (held is null)
        {
            return new Holding(null, "dispatch", false, "dispatch");
        }

        var paused = held.IsPausedAt(instant);
        return new Holding(held.UnitId, held.IsHelper ? "helper" : held.Role, paused, paused ? "suspended" : IsEvaluation(held.Kind) ? "evaluation" : held.Kind);
    }

    private static bool Before(LedgerTask a, LedgerTask b)
    {
        var order = Rank(a).CompareTo(Rank(b));
        return order != 0 ? order < 0 : (a.From, a.UnitId, a.Kind).CompareTo((b.From, b.UnitId, b.Kind)) < 0;
    }

    private static int Rank(LedgerTask task) => IsEvaluation(task.Kind) ? 2 : task.IsHelper ? 1 : 0;

    internal static bool IsEvaluation(string kind) => kind.EndsWith(".evaluate", StringComparison.Ordinal);

    private static LedgerShare Share(string? unitId, string role, List<LedgerInterval> intervals, DateTimeOffset? dueAt) => new(
        unitId,
        role,
        intervals.Sum(i => i.Seconds),
        intervals.Sum(i => i.WorkSeconds),
        intervals.Where(i => i.Paused).Sum(i => i.Seconds),
        dueAt is { } due ? intervals.Where(i => !i.Paused && i.Reason != "evaluation").Sum(i => Seconds((i.To - (i.From > due ? i.From : due > i.To ? i.To : due)).Ticks)) : 0);

    internal static decimal Seconds(long ticks) => ticks / (decimal)TimeSpan.TicksPerSecond;

    private readonly record struct Holding(string? UnitId, string Role, bool Paused, string Reason);
}
