using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>Keeps the counters: what a step changed of a ticket's fact is taken from the counter it stood in and added to the one it stands in now.</summary>
internal static class ReportCounters
{
    private static readonly string[] _measures = [.. MeasureCounts.All.Select(m => WorkflowsDb.SnakeCase(m.ToString()))];

    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public static readonly string Columns = string.Join(", ", _measures) + ", sign_in, arrival, report";

    private static readonly string _upsert =
        $"""
        INSERT INTO report_counters (grp, day, district_id, street_id, key, {Columns})
        VALUES ({string.Join(", ", Enumerable.Range(1, 5 + _measures.Length + 3).Select(i => $"${i}"))})
        ON CONFLICT (grp, day, district_id, street_id, key) DO UPDATE SET
            {string.Join(", ", _measures.Select(m => $"{m} = report_counters.{m} + excluded.{m}"))},
            sign_in = COALESCE(excluded.sign_in, report_counters.sign_in), arrival = COALESCE(excluded.arrival, report_counters.arrival), report = COALESCE(excluded.report, report_counters.report)
        """;

    private static readonly ConcurrentDictionary<ulong, string> _updates = [];
    private static readonly object?[] _unchanged = [null, null, null];

    private const string Lengths = "SELECT sign_in, arrival, report FROM report_counters WHERE grp = $1 AND day = $2 AND district_id = $3 AND street_id = $4 AND key = $5";

    /// <summary>What moves when a ticket goes from what it counted for to what it counts for.</summary>
    public static List<(CounterKey Counter, CounterChange Change)> Moves(ReportFact? before, ReportFact after, DistrictTime time)
    {
        var moves = new List<(CounterKey, CounterChange)>();
        var (stays, goes, comes) = (CounterChange.Between(before, after), CounterChange.Between(before, null), CounterChange.Between(null, after));
        foreach (var group in CounterKey.Groups)
        {
            var to = CounterKey.Of(group, after, time);
            var from = before is null ? to : CounterKey.Of(group, before, time);
            if (from == to)
            {
                moves.Add((to, stays));
            }
            else
            {
                moves.Add((from, goes));
                moves.Add((to, comes));
            }
        }

        moves.RemoveAll(m => m.Item2.IsNothing);
        return moves;
    }

    /// <summary>Adds a change to a counter.</summary>
    public static void Add(WriteSession session, CounterKey key, CounterChange change)
    {
        if (change.IsNothing)
        {
            return;
        }

        if (key.Group == CounterGroup.CommunityDay)
        {
            CommunityDays.Add(session, key, change);
            return;
        }

        object?[] place = [key.Group, Text(key.Day), key.DistrictId, key.StreetId, key.Key];
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

    /// <summary>Adds a stored counter, whose <see cref="Columns"/> begin at <paramref name="first"/>.</summary>
    public static void Read(DbDataReader row, int first, CounterChange into)
    {
        for (var i = 0; i < _measures.Length; i++)
        {
            into.Counts[MeasureCounts.All[i]] += row.GetInt32(first + i);
        }

        Add(into.SignIn, row, first + _measures.Length);
        Add(into.Arrival, row, first + _measures.Length + 1);
        Add(into.Report, row, first + _measures.Length + 2);
    }

    /// <summary>A day as it is stored.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(LengthClasses classes, DbDataReader row, int column)
    {
        if (!row.IsDBNull(column))
        {
            classes.Add((byte[])row.GetValue(column));
        }
    }
}
