using System.Runtime.InteropServices;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Counts what was received, by place and category: the whole months of streets from their counters, all else from an index of the facts.</summary>
internal sealed class HeatReader(ReadSession session, ReferenceData data, DistrictTime time)
{
    private Dictionary<(string Place, string Category), int> _cells = [];

    /// <summary>How many were received in each cell that had any.</summary>
    public Dictionary<(string Place, string Category), int> Read(ReportScope scope)
    {
        _cells = [];
        if (scope.HeatCounters(data) is not { } group || WholeStretches.Months(scope, time, session) is not { } months)
        {
            AddFacts(scope, 1);
            return _cells;
        }

        CounterStores.Rows.ReadReceived(session, group, scope.CountersOf(months.First, months.End, data), Add);
        foreach (var (part, times) in months.Cut)
        {
            AddFacts(part, times);
        }

        return _cells.Where(cell => cell.Value > 0).ToDictionary();
    }

    private void AddFacts(ReportScope scope, int times)
    {
        // Counted here and not by the database, which would sort what an index hands over one by one.
        var condition = scope.Facts(data);
        session.Query(
            $"SELECT {scope.GroupColumn}, category_code FROM report_facts{condition}",
            row =>
            {
                Add(row.IsDBNull(0) ? "" : row.GetString(0), row.GetString(1), times);
                return 0;
            },
            condition.Values);
    }

    private void Add(string place, string category, int received) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_cells, (place.Length == 0 ? CounterKey.None : place, category), out _) += received;
}
