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
    public Task<Heat> Handle(GetHeat request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var scope = ReportScope.Of(request.Question, caller.Caller, data, time);
        var column = scope.GroupBy == ReportGroup.Category ? "community_id" : scope.GroupColumn;
        var condition = scope.Facts(data);
        using var session = database.OpenRead();
        var cells = session.Query(
            $"SELECT {column}, category_code, COUNT(*) FROM report_facts{condition} GROUP BY {column}, category_code ORDER BY {column}, category_code",
            row => new HeatCell(row.IsDBNull(0) ? "none" : row.GetString(0), row.GetString(1), (int)row.GetInt64(2)),
            condition.Values);
        return Task.FromResult(new Heat(scope.UnitId, scope.From, scope.To, cells));
    }
}
