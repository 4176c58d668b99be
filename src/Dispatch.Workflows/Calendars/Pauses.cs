namespace Dispatch.Workflows.Calendars;

/// <summary>Pauses as a union: overlapping ones count once.</summary>
public static class Pauses
{
    /// <summary>The pauses between two instants, in order, merged. One that still runs is left out: it is taken out when it has ended.</summary>
    public static IReadOnlyList<Interval> Union(IReadOnlyList<Interval> pauses, DateTimeOffset from, DateTimeOffset to)
    {
        if (pauses.Count == 0)
        {
            return [];
        }

        var merged = new List<Interval>(pauses.Count);
        foreach (var pause in Clipped(pauses, from, to).OrderBy(p => p.From))
        {
            if (merged.Count > 0 && pause.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = Later(merged[^1].To!.Value, pause.To!.Value) };
            }
            else
            {
                merged.Add(pause);
            }
        }

        return merged;
    }

    private static IEnumerable<Interval> Clipped(IReadOnlyList<Interval> pauses, DateTimeOffset from, DateTimeOffset to)
    {
        foreach (var pause in pauses)
        {
            if (pause.To is not { } end)
            {
                continue;
            }

            var start = Later(pause.From, from);
            end = end < to ? end : to;
            if (start < end)
            {
                yield return new Interval(start, end);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
