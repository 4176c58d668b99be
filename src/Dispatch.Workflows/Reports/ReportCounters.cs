using System.Globalization;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Reports;

/// <summary>Keeps the counters: what a step changed of a ticket's fact is taken from the counter it stood in and added to the one it stands in now.</summary>
internal static class ReportCounters
{
    private static readonly CounterChange _nothing = new();
    private static readonly CounterChange _comes = CounterChange.Receipt(1);
    private static readonly CounterChange _goes = CounterChange.Receipt(-1);

    /// <summary>What moves when a ticket goes from what it counted for to what it counts for.</summary>
    public static List<(CounterKey Counter, CounterChange Change)> Moves(ReportFact? before, ReportFact after, DistrictTime time)
    {
        var moves = new List<(CounterKey, CounterChange)>();
        var all = (Stays: CounterChange.Between(before, after), Goes: CounterChange.Between(before, null), Comes: CounterChange.Between(null, after));
        var receipt = (Stays: before is null ? _comes : _nothing, Goes: _goes, Comes: _comes);
        var received = time.DayOf(after.ReceivedAt);
        var receivedBefore = before is null ? received : time.DayOf(before.ReceivedAt);
        foreach (var group in CounterKey.Groups)
        {
            var change = CounterKey.IsOfReceiptAlone(group) ? receipt : all;
            var to = CounterKey.Of(group, after, received);
            var from = before is null ? to : CounterKey.Of(group, before, receivedBefore);
            if (from == to)
            {
                moves.Add((to, change.Stays));
            }
            else
            {
                moves.Add((from, change.Goes));
                moves.Add((to, change.Comes));
            }
        }

        moves.RemoveAll(m => m.Item2.IsNothing);
        return moves;
    }

    /// <summary>Adds a change to a counter.</summary>
    public static void Add(WriteSession session, CounterKey key, CounterChange change)
    {
        if (!change.IsNothing)
        {
            CounterStores.Of(key.Group).Add(session, key, change);
        }
    }

    /// <summary>A day as it is stored.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A stored day.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
