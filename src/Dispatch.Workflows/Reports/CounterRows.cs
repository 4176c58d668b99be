using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Counters with a row each.</summary>
internal sealed class CounterRows : ICounterStore
{
    private static readonly string[] _measures = [.. MeasureCounts.All.Select(m => WorkflowsDb.SnakeCase(m.ToString()))];

    private static readonly string _columns = string.Join(", ", _measures) + ", sign_in, arrival, report";

    private static readonly string _upsert =
        $"""
        INSERT INTO report_counters (grp, day, district_id, street_id, key, {_columns})
        VALUES ({string.Join(", ", Enumerable.Range(1, 5 + _measures.Length + 3).Select(i => $"${i}"))})
        ON CONFLICT (grp, day, district_id, street_id, key) DO UPDATE SET
            {string.Join(", ", _measures.Select(m => $"{m} = report_counters.{m} + excluded.{m}"))},
            sign_in = COALESCE(excluded.sign_in, report_counters.sign_in), arrival = COALESCE(excluded.arrival, report_counters.arrival), report = COALESCE(excluded.report, report_counters.report)
        """;

    private static readonly ConcurrentDictionary<ulong, string> _updates = [];
    private static readonly object?[] _unchanged = [null, null, null];

    private const string Lengths = "SELECT sign_in, arrival, report FROM report_counters WHERE grp = $1 AND day = $2 AND district_id = $3 AND street_id = $4 AND key = $5";

    /// <inheritdoc/>
    public void Add(WriteSession session, CounterKey key, CounterChange change)
    {
        var place = Place(key);
        if (change.HasLengths)
        {
            var lengths = session.QueryFirst<object?[]>(Lengths, row => [With(change.SignIn, row, 0), With(change.Arrival, row, 1), With(change.Report, row, 2)], place)
                ?? [change.SignIn.Stored(), change.Arrival.Stored(), change.Report.Stored()];
            Upsert(session, place, change.Counts, lengths);
        }
        else if (!Update(session, place, change.Counts))
        {
            Upsert(session, place, change.Counts, _unchanged);
        }
    }

    /// <inheritdoc/>
    public void Write(WriteSession session, CounterStretch stretch)
    {
        foreach (var (key, counted) in stretch.Counters)
        {
            Upsert(session, Place(key), counted.Counts, [counted.SignIn.Stored(), counted.Arrival.Stored(), counted.Report.Stored()]);
        }
    }

    /// <inheritdoc/>
    public void Read(DbSession session, CounterGroup group, SqlCondition condition, int times, CounterOfKey into)
    {
        condition.And("grp = {0}", group);
        session.Query(
            $"SELECT key, {_columns} FROM report_counters{condition}",
            row =>
            {
                Read(row, 1, into(row.GetString(0)), times);
                return 0;
            },
            condition.Values);
    }

    /// <summary>What was received, by street and key.</summary>
    public void ReadReceived(DbSession session, CounterGroup group, SqlCondition condition, Action<string, string, int> into)
    {
        condition.And("grp = {0}", group);
        session.Query(
            $"SELECT street_id, key, received FROM report_counters{condition}",
            row =>
            {
                into(row.GetString(0), row.GetString(1), row.GetInt32(2));
                return 0;
            },
            condition.Values);
    }

    /// <summary>What was received, and of that handled late, by day; days without any are left out.</summary>
    public void ReadDays(DbSession session, CounterGroup group, SqlCondition condition, Action<DateOnly, int, int> into)
    {
        condition.And("grp = {0}", group);
        session.Query(
            $"SELECT day, SUM(received), SUM(handled_late) FROM report_counters{condition} GROUP BY day HAVING SUM(received) <> 0",
            row =>
            {
                into(ReportCounters.Day(row.GetString(0)), row.GetInt32(1), row.GetInt32(2));
                return 0;
            },
            condition.Values);
    }

    /// <inheritdoc/>
    public CounterStretch Of(DbSession session, CounterGroup group, DateOnly day)
    {
        var counters = new Dictionary<CounterKey, CounterChange>();
        session.Query(
            $"SELECT district_id, street_id, key, {_columns} FROM report_counters WHERE grp = $1 AND day = $2",
            row =>
            {
                var counter = counters[new CounterKey(group, day, row.GetString(0), row.GetString(1), row.GetString(2))] = new CounterChange();
                Read(row, 3, counter);
                return 0;
            },
            group,
            ReportCounters.Text(day));
        return new CounterStretch(group, day, counters);
    }

    /// <inheritdoc/>
    public long Filled(DbSession session) => session.QueryFirst("SELECT COUNT(*) FROM report_counters WHERE received <> 0", row => row.GetInt64(0));

    /// <inheritdoc/>
    public bool Has(DbSession session, CounterGroup group) => session.QueryFirst("SELECT 1 FROM report_counters WHERE grp = $1 LIMIT 1", _ => true, group);

    /// <inheritdoc/>
    public void Clear(WriteSession session, CounterGroup group) => session.Execute("DELETE FROM report_counters WHERE grp = $1", group);

    private static object?[] Place(CounterKey key) => [key.Group, ReportCounters.Text(key.Day), key.DistrictId, key.StreetId, key.Key];

    private static void Upsert(WriteSession session, object?[] place, MeasureCounts counts, object?[] lengths) =>
        session.Execute(_upsert, [.. place, .. MeasureCounts.All.Select(m => (object?)(long)counts[m]), .. lengths]);

    // What nearly every step does: a few numbers of a counter that is there, and nothing else of its row is touched.
    private static bool Update(WriteSession session, object?[] place, MeasureCounts counts)
    {
        var arguments = new object?[place.Length + _measures.Length];
        place.CopyTo(arguments, 0);
        var (changed, count) = (0UL, place.Length);
        for (var i = 0; i < _measures.Length; i++)
        {
            if (counts[MeasureCounts.All[i]] is var number and not 0)
            {
                changed |= 1UL << i;
                arguments[count++] = (long)number;
            }
        }

        return session.Execute(_updates.GetOrAdd(changed, UpdateOf), arguments.AsSpan(0, count)) == 1;
    }

    private static string UpdateOf(ulong changed)
    {
        var columns = _measures.Where((_, i) => (changed >> i & 1) == 1).Select((m, i) => string.Create(CultureInfo.InvariantCulture, $"{m} = {m} + ${i + 6}"));
        return $"UPDATE report_counters SET {string.Join(", ", columns)} WHERE grp = $1 AND day = $2 AND district_id = $3 AND street_id = $4 AND key = $5";
    }

    private static byte[] With(LengthClasses change, DbDataReader row, int column)
    {
        var classes = new LengthClasses();
        Add(classes, row, column);
        classes.Add(change);
        return classes.Stored();
    }

    private static void Read(DbDataReader row, int first, CounterChange into, int times = 1)
    {
        for (var i = 0; i < _measures.Length; i++)
        {
            into.Counts[MeasureCounts.All[i]] += times * row.GetInt32(first + i);
        }

        Add(into.SignIn, row, first + _measures.Length, times);
        Add(into.Arrival, row, first + _measures.Length + 1, times);
        Add(into.Report, row, first + _measures.Length + 2, times);
    }

    private static void Add(LengthClasses classes, DbDataReader row, int column, int times = 1)
    {
        if (!row.IsDBNull(column))
        {
            classes.Add((byte[])row.GetValue(column), times);
        }
    }
}
