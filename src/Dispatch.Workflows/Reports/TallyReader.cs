using System.Text;
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
    private const int FewFacts = 5_000;
    private const string None = "none";
    private readonly Dictionary<string, SlaTally> _tallies = new(StringComparer.Ordinal);

    /// <summary>The tallies of a scope, by key.</summary>
    public SortedDictionary<string, SlaTally> Read(ReportScope scope)
    {
        _tallies.Clear();
        if (scope.Counters(data) is not var (daily, monthly) || PeriodParts.Of(scope, time) is not { } parts || IsSmall(scope))
        {
            AddFacts(scope);
            return Sorted();
        }

        foreach (var (first, end) in parts.Days)
        {
            AddCounters(scope, daily, first, end);
        }

        if (parts.Months is var (month, after))
        {
            AddCounters(scope, monthly, month, after);
        }

        AddOpen(scope with { From = parts.Start, To = parts.Stop });
        AddFacts(scope with { To = parts.Start });
        AddFacts(scope with { From = parts.Stop });
        return Sorted();
    }

    private SortedDictionary<string, SlaTally> Sorted() => new(_tallies, StringComparer.Ordinal);

    private bool IsSmall(ReportScope scope)
    {
        var condition = scope.Facts(data);
        return session.QueryFirst($"SELECT COUNT(*) FROM (SELECT 1 FROM report_facts{condition} LIMIT {condition.Value(fewFacts + 1L)})", row => row.GetInt64(0), condition.Values) <= fewFacts;
    }

    private void AddCounters(ReportScope scope, CounterGroup group, DateOnly first, DateOnly end)
    {
        var condition = new SqlCondition().And("day >= {0}", ReportCounters.Text(first)).And("day < {0}", ReportCounters.Text(end));
        if (scope.CounterUnit(data) is var (column, unit))
        {
            condition.And($"{column} = {{0}}", unit);
        }

        if (group == CounterGroup.CommunityDay)
        {
            AddCommunityDays(condition);
            return;
        }

        condition.And("grp = {0}", group);
        session.Query(
            $"SELECT key, {ReportCounters.Columns} FROM report_counters{condition}",
            row =>
            {
                ReportCounters.Read(row, 1, Tally(row.GetString(0)).Counted);
                return 0;
            },
            condition.Values);
    }

    private void AddCommunityDays(SqlCondition condition)
    {
        var known = _tallies.GetAlternateLookup<ReadOnlySpan<char>>();
        session.Query(
            $"SELECT communities FROM report_community_days{condition}",
            row =>
            {
                Span<char> key = stackalloc char[256];
                for (var entries = new CounterPackReader((byte[])row.GetValue(0)); entries.Next();)
                {
                    var name = entries.Key.Length <= key.Length ? key[..Encoding.UTF8.GetChars(entries.Key, key)] : Encoding.UTF8.GetString(entries.Key).AsSpan();
                    CounterPack.Add(entries.Content, (known.TryGetValue(name, out var tally) ? tally : Tally(name.ToString())).Counted);
                }

                return 0;
            },
            condition.Values);
    }

    private void AddOpen(ReportScope scope)
    {
        var condition = scope.Facts(data).And("closed_at IS NULL").And("handled_at IS NULL");
        session.Query(
            $"SELECT {scope.GroupColumn}, status, due_at, responded_at, response_due_at FROM report_facts{condition}",
            row =>
            {
                Tally(row.IsDBNull(0) ? None : row.GetString(0)).AddOpen(row.GetString(1), null, row.GetInstant(2), row.GetInstant(3), row.GetInstant(4));
                return 0;
            },
            condition.Values);
    }

    private void AddFacts(ReportScope scope)
    {
        if (scope.From >= scope.To)
        {
            return;
        }

        var condition = scope.Facts(data);
        session.Query(
            ReportFactRows.Tallied.Select + condition,
            row =>
            {
                var fact = ReportFactRows.Tallied.Read(row);
                Tally(scope.KeyOf(fact) ?? None).Add(fact);
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
