using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>
/// Brings what reports are made of up to this version, at every start: tickets that were refused before a refusal counted as their handling get it in fact and counters, and the counters of groups
/// that have none yet are made from the facts. Answers whether it made any.
/// </summary>
[AllowedForSystem]
public sealed record CountReports : ICommand<bool>;

internal sealed class CountReportsHandler(IDatabase database, UnitOfWork unit, DistrictTime time) : IRequestHandler<CountReports, bool>
{
    private static readonly string _refused = ReportFactRows.Map.SelectAs("f").Replace(" FROM ", ", k.created_at FROM ", StringComparison.Ordinal)
        + " JOIN tasks k ON k.ticket_id = f.ticket_id WHERE k.kind = 'resident.object' AND k.completed_at IS NULL AND k.state IN ('Open', 'Claimed') AND f.handled_at IS NULL";

    public Task<bool> Handle(CountReports request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        MendRefused(read);
        List<CounterGroup> missing = [.. CounterKey.Groups.Where(group => !CounterStores.Of(group).Has(read, group))];
        if (missing.Count == 0 || !read.QueryFirst("SELECT 1 FROM report_facts LIMIT 1", _ => true))
        {
            return Task.FromResult(false);
        }

        unit.Write(session =>
        {
            // What steps in the same transaction add to the counters is in their facts already, and must not be added once more.
            session.WriteGathered();
            CounterRecount.Write(session, missing, time);
        });
        return Task.FromResult(true);
    }

    // An earlier version left a ticket unhandled while its resident could still object.
    private void MendRefused(ReadSession read)
    {
        foreach (var (before, refused) in read.Query(_refused, row => (ReportFactRows.Map.Read(row), row.GetInstant(row.FieldCount - 1)!.Value)))
        {
            var after = before with { HandledAt = refused, RespondedAt = before.RespondedAt ?? refused };
            var update = ReportFactRows.Map.Update($"The report fact of {before.Number}", after, ReportFactRows.Map.Values(before));
            var moves = ReportCounters.Moves(before, after, time);
            unit.Write(session =>
            {
                update?.Invoke(session);
                session.Gather<CounterSums>().Add(moves);
            });
        }
    }
}
