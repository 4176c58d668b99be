using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>
/// Adds up what a report is about, by group: from the facts one by one where they are few, so that every figure is exact; from the counters where they
/// are many, with the facts of the stretches that the period only touches and of the tickets that are open.
/// </summary>
internal sealed class TallyReader(ReadSession session, ReferenceData data, DistrictTime time, int fewFacts = TallyReader.FewFacts)
{
    private const int FewFacts = 5_000;
    private const string None = "none";

    /// <summary>The tallies of a scope, by key.</summary>
    public SortedDictionary<string, SlaTally> Read(ReportScope scope)
    {
        var tallies = new SortedDictionary<string, SlaTally>(StringComparer.Ordinal);
        if (Counted(scope) is not var (group, first, end))
        {
            AddFacts(scope, tallies);
            return tallies;
        }

        AddCounters(scope, group, first, end, tallies);
        var (start, stop) = (Midnight(first), Midnight(end));
        AddOpen(scope with { From = start, To = stop }, tallies);
        AddFacts(scope with { To = start }, tallies);
        AddFacts(scope with { From = stop }, tallies);
        return tallies;
    }

    // The counters that can answer, and the whole stretches of them in the period; null where the facts are to be read.
    private (CounterGroup Group, DateOnly First, DateOnly End)? Counted(ReportScope scope)
    {
        if (scope.Counters(data) is not { } group)
        {
            return null;
        }

        var first = CounterKey.Start(group, time.DayOf(scope.From));
        if (Midnight(first) < scope.From)
        {
            first = CounterKey.Next(group, first);
        }

        var end = CounterKey.Start(group, time.DayOf(scope.To));
        if (first >= end)
        {
            return null;
        }

        var condition = Condition(scope, group, first, end);
        return session.QueryFirst($"SELECT SUM(received) FROM report_counters{condition}", row => row.IsDBNull(0) ? 0 : row.GetInt64(0), condition.Values) > fewFacts
            ? (group, first, end)
            : null;
    }

    private void AddCounters(ReportScope scope, CounterGroup group, DateOnly first, DateOnly end, SortedDictionary<string, SlaTally> tallies)
    {
        var condition = Condition(scope, group, first, end);
        session.Query(
            $"SELECT key, {ReportCounters.Columns} FROM report_counters{condition}",
            row =>
            {
                ReportCounters.Read(row, 1, Tally(row.GetString(0), tallies).Counted);
                return 0;
            },
            condition.Values);
    }

    private void AddOpen(ReportScope scope, SortedDictionary<string, SlaTally> tallies)
    {
        var condition = scope.Facts(data).And("closed_at IS NULL").And("handled_at IS NULL");
        session.Query(
            $"SELECT {scope.GroupColumn}, status, due_at, responded_at, response_due_at FROM report_facts{condition}",
            row =>
            {
                Tally(row.IsDBNull(0) ? None : row.GetString(0), tallies).AddOpen(row.GetString(1), null, Instant(row, 2), Instant(row, 3), Instant(row, 4));
                return 0;
            },
            condition.Values);
    }

    private void AddFacts(ReportScope scope, SortedDictionary<string, SlaTally> tallies)
    {
        if (scope.From >= scope.To)
        {
            return;
        }

        var condition = scope.Facts(data);
        session.Query(
            ReportFactRows.Map.Select + condition,
            row =>
            {
                var fact = ReportFactRows.Map.Read(row);
                Tally(scope.KeyOf(fact) ?? None, tallies).Add(fact);
                return 0;
            },
            condition.Values);
    }

    private SqlCondition Condition(ReportScope scope, CounterGroup group, DateOnly first, DateOnly end)
    {
        var condition = new SqlCondition().And("grp = {0}", group).And("day >= {0}", ReportCounters.Text(first)).And("day < {0}", ReportCounters.Text(end));
        return scope.CounterUnit(data) is var (column, unit) ? condition.And($"{column} = {{0}}", unit) : condition;
    }

    private DateTimeOffset Midnight(DateOnly day) => time.Instant(day.ToDateTime(TimeOnly.MinValue));

    private SlaTally Tally(string key, SortedDictionary<string, SlaTally> tallies)
    {
        if (!tallies.TryGetValue(key, out var tally))
        {
            tallies[key] = tally = new SlaTally(time.Now);
        }

        return tally;
    }

    private static DateTimeOffset? Instant(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
