using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>
/// Adds up what a report is about, by group: from the facts one by one where they are few, so that every figure is exact; from the counters of whole months and days where
/// they are many, with the facts of the days that the period only touches and of the tickets that are open.
/// </summary>
internal sealed class TallyReader(ReadSession session, ReferenceData data, DistrictTime time, int fewFacts = TallyReader.FewFacts)
{
    /// <summary>How many facts are few.</summary>
    public const int FewFacts = 5_000;

    private readonly Dictionary<string, SlaTally> _tallies = new(StringComparer.Ordinal);

    /// <summary>The tallies of a scope, by key.</summary>
    public SortedDictionary<string, SlaTally> Read(ReportScope scope)
    {
        _tallies.Clear();
        if (scope.Counters(data) is not var (daily, monthly) || PeriodParts.Counted(scope, data, time, session, fewFacts) is not { } parts)
        {
            AddFacts(scope);
            return Sorted();
        }

        foreach (var (first, end, times) in parts.Days)
        {
            AddCounters(scope, daily, first, end, times);
        }

        if (parts.Months is var (month, after))
        {
            AddCounters(scope, monthly, month, after, 1);
        }

        AddOpen(parts.Whole.Scope);
        foreach (var (part, times) in parts.Whole.Cut)
        {
            AddFacts(part, times);
        }

        return Sorted();
    }

    private SortedDictionary<string, SlaTally> Sorted()
    {
        var sorted = new SortedDictionary<string, SlaTally>(StringComparer.Ordinal);
        foreach (var (key, tally) in _tallies)
        {
            if (tally.Received > 0)
            {
                sorted.Add(key, tally);
            }
        }

        return sorted;
    }

    private void AddCounters(ReportScope scope, CounterGroup group, DateOnly first, DateOnly end, int times)
    {
        var known = _tallies.GetAlternateLookup<ReadOnlySpan<char>>();
        CounterStores.Of(group).Read(session, group, scope.CountersOf(first, end, data), times, key => (known.TryGetValue(key, out var tally) ? tally : Tally(key.ToString())).Counted);
    }

    private void AddOpen(ReportScope scope)
    {
        var condition = scope.Facts(data).And("closed_at IS NULL").And("handled_at IS NULL");
        session.Query(
            $"SELECT {scope.GroupColumn}, status, due_at, responded_at, response_due_at FROM report_facts{condition}",
            row =>
            {
                Tally(row.IsDBNull(0) ? CounterKey.None : row.GetString(0)).AddOpen(row.GetString(1), null, row.GetInstant(2), row.GetInstant(3), row.GetInstant(4));
                return 0;
            },
            condition.Values);
    }

    private void AddFacts(ReportScope scope, int times = 1)
    {
        var condition = scope.Facts(data);
        session.Query(
            ReportFactRows.Tallied.Select + condition,
            row =>
            {
                var fact = ReportFactRows.Tallied.Read(row);
                Tally(scope.KeyOf(fact) ?? CounterKey.None).Add(fact, times);
                return 0;
            },
            condition.Values);
    }

    private SlaTally Tally(string key)
    {
        if (!_tallies.TryGetValue(key, out var tally))
        {
            _tallies[key] = tally = new SlaTally(time.Now);
        }

        return tally;
    }
}
