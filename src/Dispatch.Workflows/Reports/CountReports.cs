using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Makes the counters from the facts where there are facts and no counters yet, as after an upgrade; answers whether it did.</summary>
[AllowedForSystem]
public sealed record CountReports : ICommand<bool>;

internal sealed class CountReportsHandler(IDatabase database, UnitOfWork unit, DistrictTime time) : IRequestHandler<CountReports, bool>
{
    public Task<bool> Handle(CountReports request, CancellationToken cancellationToken)
    {
        using var read = database.OpenRead();
        if (read.QueryFirst("SELECT 1 FROM report_counters LIMIT 1", _ => true) || !read.QueryFirst("SELECT 1 FROM report_facts LIMIT 1", _ => true))
        {
            return Task.FromResult(false);
        }

        unit.Write(session =>
        {
            // What steps in the same transaction add to the counters is in their facts already, and must not be added once more.
            session.WriteGathered();
            foreach (var store in CounterStores.All)
            {
                store.Clear(session);
            }

            foreach (var stretch in CounterRecount.Of(session, time))
            {
                CounterStores.Of(stretch.Group).Write(session, stretch);
            }
        });
        return Task.FromResult(true);
    }
}
