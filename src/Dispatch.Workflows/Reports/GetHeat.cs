using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>How many tickets came from where about what: place by category.</summary>
[AllowedForSignedIn]
public sealed record GetHeat(ReportQuestion Question) : IQuery<Heat>;

internal sealed class GetHeatHandler(IDatabase database, IReferenceData reference, CallerContext caller, DistrictTime time) : IRequestHandler<GetHeat, Heat>
{
    public async Task<Heat> Handle(GetHeat request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var asked = ReportScope.Of(request.Question, caller.Caller, data, time);
        var scope = asked.GroupBy == ReportGroup.Category ? asked with { GroupBy = ReportGroup.Community } : asked;
        var (now, before) = await BothPeriods.ReadAsync(database, scope, (session, period) => new HeatReader(session, data, time).Read(period), cancellationToken).ConfigureAwait(false);
        return new Heat(
            scope.UnitId,
            scope.From,
            scope.To,
            scope.GroupBy,
            [.. now.Keys.Union(before.Keys).Select(c => new HeatCell(c.Place, c.Category, now.GetValueOrDefault(c), before.GetValueOrDefault(c))).OrderBy(c => c.Key, StringComparer.Ordinal).ThenBy(c => c.CategoryCode, StringComparer.Ordinal)],
            ReportAddress.Tickets(scope),
            ReportDefinitions.Current);
    }
}
