using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>The course of a period, day by day; days without anything are there too.</summary>
[AllowedForSignedIn]
public sealed record GetTrend(ReportQuestion Question) : IQuery<Trend>;

internal sealed class GetTrendHandler(IDatabase database, IReferenceData reference, CallerContext caller, DistrictTime time) : IRequestHandler<GetTrend, Trend>
{
    public Task<Trend> Handle(GetTrend request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var scope = ReportScope.Of(request.Question, caller.Caller, data, time);
        using var session = database.OpenRead();
        using var snapshot = session.Freeze();
        var counts = new TrendReader(session, data, time).Read(scope);
        var (first, last) = (time.DayOf(scope.From), time.DayOf(scope.To.AddTicks(-1)));
        return Task.FromResult(new Trend(
            scope.UnitId,
            scope.From,
            scope.To,
            [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => first.AddDays(i)).Select(day => new TrendDay(day, counts.GetValueOrDefault(day).Received, counts.GetValueOrDefault(day).Late))],
            ReportDefinitions.Current));
    }
}
