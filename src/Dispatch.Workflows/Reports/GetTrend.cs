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
    private const long Day = 86_400_000;

    public Task<Trend> Handle(GetTrend request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var scope = ReportScope.Of(request.Question, caller.Caller, data, time);
        var condition = scope.Facts(data);

        // The district's days; where the clock is changed in the period, an hour of one night counts for its neighbour.
        var shift = condition.Value((long)time.Zone.GetUtcOffset(scope.From).TotalMilliseconds);
        var now = condition.Value(time.Now);
        using var session = database.OpenRead();
        var counts = session.Query(
            $"SELECT (received_at + {shift}) / {Day}, COUNT(*), SUM(CASE WHEN COALESCE(handled_at, {now}) > due_at THEN 1 ELSE 0 END) FROM report_facts{condition} GROUP BY 1",
            row => (Day: DateOnly.FromDayNumber((int)row.GetInt64(0) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber), Received: (int)row.GetInt64(1), Late: (int)row.GetInt64(2)),
            condition.Values).ToDictionary(c => c.Day);
        var (first, last) = (time.DayOf(scope.From), time.DayOf(scope.To.AddTicks(-1)));
        return Task.FromResult(new Trend(
            scope.UnitId,
            scope.From,
            scope.To,
            [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(i => first.AddDays(i)).Select(day => counts.TryGetValue(day, out var c) ? new TrendDay(day, c.Received, c.Late) : new TrendDay(day, 0, 0))]));
    }
}
