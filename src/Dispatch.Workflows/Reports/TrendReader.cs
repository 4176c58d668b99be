using System.Runtime.InteropServices;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Counts by day of receipt: from the facts where they are few, otherwise from the counters of whole days, with the facts of the days that are cut and of what is open.</summary>
internal sealed class TrendReader(ReadSession session, ReferenceData data, DistrictTime time, int fewFacts = TallyReader.FewFacts)
{
    private const long Day = 86_400_000;
    private readonly Dictionary<DateOnly, (int Received, int Late)> _days = [];

    /// <summary>Received, and of those late, by day; days without any are left out.</summary>
    public Dictionary<DateOnly, (int Received, int Late)> Read(ReportScope scope)
    {
        _days.Clear();
        if (scope.DailyCounters(data) is not { } group || PeriodParts.Counted(scope, data, time, session, fewFacts) is not { } parts)
        {
            AddFacts(scope);
            return _days;
        }

        CounterStores.Rows.ReadDays(session, group, scope.CountersOf(parts.Whole.First, parts.Whole.End, data), Add);
        AddFacts(parts.Whole.Scope, isCounted: true);
        foreach (var (part, times) in parts.Whole.Cut)
        {
            AddFacts(part, times);
        }

        return _days;
    }

    // Of what the counters have counted, only what is late by now is still to be added. Days are the district's; where the clock is changed in the period, an hour of one night counts for its neighbour.
    private void AddFacts(ReportScope scope, int times = 1, bool isCounted = false)
    {
        var condition = scope.Facts(data);
        if (isCounted)
        {
            condition.And("closed_at IS NULL").And("handled_at IS NULL");
        }

        var shift = condition.Value((long)time.Zone.GetUtcOffset(scope.From).TotalMilliseconds);
        var now = condition.Value(time.Now);
        session.Query(
            $"SELECT (received_at + {shift}) / {Day}, COUNT(*), SUM(CASE WHEN COALESCE(handled_at, {now}) > due_at THEN 1 ELSE 0 END) FROM report_facts{condition} GROUP BY 1",
            row =>
            {
                Add(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)row.GetInt64(0)), isCounted ? 0 : times * row.GetInt32(1), times * row.GetInt32(2));
                return 0;
            },
            condition.Values);
    }

    private void Add(DateOnly of, int received, int late)
    {
        ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, of, out _);
        day = (day.Received + received, day.Late + late);
    }
}
