using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Holds the responsibility ledger of every ticket against the ticket's age: intervals without gap or overlap, in natural and in working time.</summary>
[AllowedForSystem]
public sealed record VerifyLedgers : IQuery<Verified>;

internal sealed class VerifyLedgersHandler(IDatabase database, IReferenceData reference, DistrictTime time) : IRequestHandler<VerifyLedgers, Verified>
{
    private const int Batch = 1_000;
    private const string Next = "SELECT id, number, received_at, closed_at, due_at FROM tickets WHERE id > $1 ORDER BY id LIMIT 1000";

    public Task<Verified> Handle(VerifyLedgers request, CancellationToken cancellationToken)
    {
        var verified = new Verified("ledgers");
        var (now, calendar) = (time.Now, LedgerCalendar.Of(reference.Current));
        using var session = database.OpenRead();
        var last = "";
        while (true)
        {
            var tickets = session.Query(
                Next,
                row => (Id: row.GetString(0), Number: row.GetString(1), Received: Instant(row.GetInt64(2)), Closed: row.IsDBNull(3) ? now : Instant(row.GetInt64(3)), Due: row.IsDBNull(4) ? (DateTimeOffset?)null : Instant(row.GetInt64(4))),
                last);
            foreach (var ticket in tickets)
            {
                verified.Seen++;
                Check(ticket.Number, ResponsibilityLedger.Of(ticket.Received, ticket.Closed, LedgerTasks.Of(session, ticket.Id), ticket.Due, calendar), calendar, verified);
            }

            if (tickets.Count < Batch)
            {
                return Task.FromResult(verified);
            }

            last = tickets[^1].Id;
        }
    }

    private static void Check(string number, ResponsibilityLedger ledger, ClockFace calendar, Verified verified)
    {
        var next = ledger.From;
        foreach (var interval in ledger.Intervals)
        {
            if (interval.From != next)
            {
                verified.Add(number, $"the ledger has a gap or overlap at {interval.From:O}");
            }

            next = interval.To;
        }

        var worked = ResponsibilityLedger.Seconds(calendar.Elapsed(ledger.From, ledger.To, []));
        if (next != ledger.To || ledger.Intervals.Sum(i => i.Seconds) != ledger.AgeSeconds || ledger.Shares.Sum(s => s.Seconds) != ledger.AgeSeconds || ledger.Intervals.Sum(i => i.WorkSeconds) != worked)
        {
            verified.Add(number, $"the ledger adds up to {ledger.Intervals.Sum(i => i.Seconds)} s, the age is {ledger.AgeSeconds} s");
        }

        if (ledger.Lateness is { } late && late.OwnSeconds + late.HelpersSeconds != late.LateSeconds)
        {
            verified.Add(number, "the parts of the lead's lateness do not add up");
        }
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
