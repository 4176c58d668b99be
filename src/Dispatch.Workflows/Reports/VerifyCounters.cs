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
    private static readonly string _find = $"SELECT {ReportCounters.Columns} FROM report_counters WHERE grp = $1 AND day = $2 AND district_id = $3 AND street_id = $4 AND key = $5";

    public Task<Verified> Handle(VerifyCounters request, CancellationToken cancellationToken)
    {
        var verified = new Verified("counters");
        using var session = database.OpenRead();
        using var snapshot = session.Freeze();
        long found = 0;
        var (day, communities) = (DateOnly.MinValue, new Dictionary<CounterKey, CounterChange>());
        foreach (var (key, counted) in CounterRecount.Of(session, time))
        {
            verified.Seen++;
            if (key.Group == CounterGroup.CommunityDay)
            {
                if (key.Day != day)
                {
                    (day, communities) = (key.Day, CommunityDays.Of(session, key.Day));
                }

                found += communities.ContainsKey(key) ? 1 : 0;
                Compare(key, counted, communities.GetValueOrDefault(key) ?? new CounterChange(), verified);
                continue;
            }

            var stored = new CounterChange();
            found += session.QueryFirst(_find, row => Read(row, stored), key.Group, ReportCounters.Text(key.Day), key.DistrictId, key.StreetId, key.Key);
            Compare(key, counted, stored, verified);
        }

        var filled = session.QueryFirst("SELECT COUNT(*) FROM report_counters WHERE received <> 0", row => row.GetInt64(0)) + CommunityDays.Filled(session);
        if (filled != found)
        {
            verified.Add("report_counters", $"{filled - found} counters count tickets that no fact is there for");
        }

        return Task.FromResult(verified);
    }

    private static int Read(System.Data.Common.DbDataReader row, CounterChange into)
    {
        ReportCounters.Read(row, 0, into);
        return 1;
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
