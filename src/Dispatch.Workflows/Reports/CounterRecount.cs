using System.Data.Common;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Reports;

/// <summary>Counts the counters of groups anew from the facts, in the order of receipt, holding no more than a month's or a day's of each group at a time.</summary>
internal static class CounterRecount
{
    private const int Batch = 10_000;
    private static readonly string _next = ReportFactRows.Map.Select + " WHERE received_at >= $1 AND (received_at > $1 OR ticket_id > $2) ORDER BY received_at, ticket_id LIMIT " + Batch;

    /// <summary>Each stretch of each group once, with what its counters should hold.</summary>
    public static IEnumerable<CounterStretch> Of(DbSession session, IEnumerable<CounterGroup> groups, DistrictTime time)
    {
        var open = groups.Select(group => (Group: group, Day: DateOnly.MinValue, Counters: new Dictionary<CounterKey, CounterChange>())).ToArray();
        foreach (var fact in Facts(session))
        {
            var received = time.DayOf(fact.ReceivedAt);
            for (var i = 0; i < open.Length; i++)
            {
                var key = CounterKey.Of(open[i].Group, fact, received);
                if (open[i].Day != key.Day)
                {
                    if (open[i].Counters.Count > 0)
                    {
                        yield return new CounterStretch(open[i].Group, open[i].Day, open[i].Counters);
                    }

                    open[i] = (key.Group, key.Day, []);
                }

                if (!open[i].Counters.TryGetValue(key, out var counter))
                {
                    open[i].Counters[key] = counter = new CounterChange();
                }

                if (CounterKey.IsOfReceiptAlone(key.Group))
                {
                    counter.Counts[Measure.Received]++;
                }
                else
                {
                    counter.Add(fact, 1);
                }
            }
        }

        foreach (var (group, day, counters) in open.Where(o => o.Counters.Count > 0))
        {
            yield return new CounterStretch(group, day, counters);
        }
    }

    /// <summary>Writes the counters of groups anew.</summary>
    public static void Write(WriteSession session, IReadOnlyCollection<CounterGroup> groups, DistrictTime time)
    {
        foreach (var group in groups)
        {
            CounterStores.Of(group).Clear(session, group);
        }

        foreach (var stretch in Of(session, groups, time))
        {
            CounterStores.Of(stretch.Group).Write(session, stretch);
        }
    }

    /// <summary>All facts in the order of receipt.</summary>
    public static IEnumerable<ReportFact> Facts(DbSession session)
    {
        var (received, ticket) = (0L, "");
        while (true)
        {
            var facts = session.Query(_next, ReportFactRows.Map.Read, received, ticket);
            foreach (var fact in facts)
            {
                yield return fact;
            }

            if (facts.Count < Batch)
            {
                yield break;
            }

            (received, ticket) = (facts[^1].ReceivedAt.ToUnixTimeMilliseconds(), facts[^1].TicketId);
        }
    }
}
