using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Holds every counter against a recount of the facts. Reads one state of the database throughout, also while steps go on.</summary>
[AllowedForSystem]
public sealed record VerifyCounters : IQuery<Verified>;

internal sealed class VerifyCountersHandler(IDatabase database, DistrictTime time) : IRequestHandler<VerifyCounters, Verified>
{
    public Task<Verified> Handle(VerifyCounters request, CancellationToken cancellationToken)
    {
        var verified = new Verified("counters");
        using var session = database.OpenRead();
        using var snapshot = session.Freeze();
        long found = 0;
        foreach (var stretch in CounterRecount.Of(session, CounterKey.Groups, time))
        {
            var stored = CounterStores.Of(stretch.Group).Of(session, stretch.Group, stretch.Day).Counters;
            verified.Seen += stretch.Counters.Count;
            found += stored.Values.Count(c => c.Counts[Measure.Received] != 0);
            foreach (var key in stretch.Counters.Keys.Union(stored.Keys))
            {
                Compare(key, stretch.Counters.GetValueOrDefault(key) ?? new CounterChange(), stored.GetValueOrDefault(key) ?? new CounterChange(), verified);
            }
        }

        var filled = CounterStores.All.Sum(store => store.Filled(session));
        if (filled != found)
        {
            verified.Add("report_counters", $"{filled - found} counters count tickets that no fact is there for");
        }

        return Task.FromResult(verified);
    }

    private static void Compare(CounterKey key, CounterChange counted, CounterChange stored, Verified verified)
    {
        foreach (var measure in MeasureCounts.All.Where(m => counted.Counts[m] != stored.Counts[m]))
        {
            verified.Add($"{key.Group} {key.Key} {ReportCounters.Text(key.Day)}", $"{measure} is {stored.Counts[measure]}, a recount gives {counted.Counts[measure]}");
        }

        foreach (var (name, a, b) in new[] { ("signIn", counted.SignIn, stored.SignIn), ("arrival", counted.Arrival, stored.Arrival), ("report", counted.Report, stored.Report) })
        {
            if (!a.Stored().AsSpan().SequenceEqual(b.Stored()))
            {
                verified.Add($"{key.Group} {key.Key} {ReportCounters.Text(key.Day)}", $"the lengths of {name} differ from a recount");
            }
        }
    }
}
