using System.Data.Common;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Reports;

/// <summary>Counts all counters anew from the facts, in the order of receipt, holding no more than a month's or a day's of each group at a time.</summary>
internal static class CounterRecount
{
    private const int Batch = 10_000;
    private static readonly string _next = ReportFactRows.Map.Select + " WHERE received_at >= $1 AND (received_at > $1 OR ticket_id > $2) ORDER BY received_at, ticket_id LIMIT " + Batch;

    /// <summary>Each counter once, with what it should hold.</summary>
    public static IEnumerable<(CounterKey Key, CounterChange Counted)> Of(DbSession session, DistrictTime time)
    {
        var open = CounterKey.Groups.ToDictionary(g => g, _ => new Dictionary<CounterKey, CounterChange>());
        foreach (var fact in Facts(session))
        {
            foreach (var (group, counters) in open)
            {
                var key = CounterKey.Of(group, fact, time);
                if (counters.Count > 0 && counters.First().Key.Day != key.Day)
                {
                    foreach (var (done, counted) in counters)
                    {
                        yield return (done, counted);
                    }

                    counters.Clear();
                }

                if (!counters.TryGetValue(key, out var counter))
                {
                    counters[key] = counter = new CounterChange();
                }

                counter.Add(fact, 1);
            }
        }

        foreach (var (key, counted) in open.Values.SelectMany(c => c))
        {
            yield return (key, counted);
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
