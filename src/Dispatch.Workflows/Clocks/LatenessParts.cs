namespace Dispatch.Workflows.Clocks;

/// <summary>Takes a lead's lateness apart: what its helpers caused, and what is its own.</summary>
internal static class LatenessParts
{
    public static LedgerLateness Of(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<LedgerTask> tasks, DateTimeOffset? dueAt)
    {
        List<LedgerTask> called = [.. tasks.Where(t => t.Kind.StartsWith("department.", StringComparison.Ordinal) && !ResponsibilityLedger.IsEvaluation(t.Kind))];
        var lead = called.Find(t => !t.IsHelper)?.UnitId;
        if (dueAt is not { } due || due >= to || called.Count == 0)
        {
            return new LedgerLateness(lead, 0, 0, 0, []);
        }

        long late = 0, helpers = 0;
        var each = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var instants = called.SelectMany(ResponsibilityLedger.Instants).Concat(called.Select(t => t.DueAt).OfType<DateTimeOffset>());
        foreach (var (begin, end) in ResponsibilityLedger.Pieces(due > from ? due : from, to, instants))
        {
            List<LedgerTask> open = [.. called.Where(t => t.IsOpenAt(begin) && !t.IsPausedAt(begin))];
            if (open.Count == 0)
            {
                continue;
            }

            var ticks = (end - begin).Ticks;
            late += ticks;
            var onlyHelpers = open.TrueForAll(t => t.IsHelper);
            List<string> causes = [.. open.Where(t => t.IsHelper && (onlyHelpers || t.DueAt <= begin)).Select(t => t.UnitId).Distinct(StringComparer.Ordinal)];
            helpers += causes.Count > 0 ? ticks : 0;
            causes.ForEach(unit => each[unit] = each.GetValueOrDefault(unit) + ticks);
        }

        return new LedgerLateness(
            lead,
            ResponsibilityLedger.Seconds(late),
            ResponsibilityLedger.Seconds(helpers),
            ResponsibilityLedger.Seconds(late - helpers),
            [.. each.Select(e => new HelperLateness(e.Key, ResponsibilityLedger.Seconds(e.Value)))]);
    }
}
