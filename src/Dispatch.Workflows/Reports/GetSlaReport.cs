using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>The SLA report: what was received, how it was handled and how fast, with the three rates, by group, with the period before.</summary>
[AllowedForSignedIn]
public sealed record GetSlaReport(ReportQuestion Question) : IQuery<SlaReport>;

internal sealed class GetSlaReportHandler(IDatabase database, IReferenceData reference, CallerContext caller, DistrictTime time) : IRequestHandler<GetSlaReport, SlaReport>
{
    public async Task<SlaReport> Handle(GetSlaReport request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var scope = ReportScope.Of(request.Question, caller.Caller, data, time);
        var (now, before) = await BothPeriods.ReadAsync(database, scope, (session, period) => new TallyReader(session, data, time).Read(period), cancellationToken).ConfigureAwait(false);
        var (tickets, ticketsBefore) = (ReportAddress.Tickets(scope), ReportAddress.Tickets(scope.Before));
        var totalBefore = Total(before).Figures("before", "上期", "Period before", ticketsBefore);
        return new SlaReport(
            scope.UnitId,
            scope.From,
            scope.To,
            scope.GroupBy,
            [.. now.Select(g => Figures(g.Key, g.Value, scope.GroupBy, data, tickets, before.TryGetValue(g.Key, out var then) ? Figures(g.Key, then, scope.GroupBy, data, ticketsBefore) : null))],
            Total(now).Figures("total", "合计", "Total", tickets, totalBefore),
            totalBefore,
            ReportDefinitions.Current);
    }

    private SlaTally Total(SortedDictionary<string, SlaTally> groups)
    {
        var total = new SlaTally(time.Now);
        foreach (var group in groups.Values)
        {
            total.Add(group);
        }

        return total;
    }

    private static SlaGroup Figures(string key, SlaTally tally, ReportGroup by, ReferenceData data, string tickets, SlaGroup? before = null)
    {
        var (name, nameEn) = ReportNames.Of(key, by, data);
        return tally.Figures(key, name, nameEn, ReportAddress.Of(tickets, key), before);
    }
}
