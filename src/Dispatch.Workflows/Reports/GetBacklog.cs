using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>What is open now, by age and by whose move it is late; received in the period, or ever when none is named; with the same one period earlier.</summary>
[AllowedForSignedIn]
public sealed record GetBacklog(ReportQuestion Question) : IQuery<Backlog>;

internal sealed class GetBacklogHandler(IDatabase database, IReferenceData reference, CallerContext caller, DistrictTime time) : IRequestHandler<GetBacklog, Backlog>
{
    private const int Oldest = 10;

    public Task<Backlog> Handle(GetBacklog request, CancellationToken cancellationToken)
    {
        var (data, now, asked) = (reference.Current, time.Now, request.Question);
        var scope = ReportScope.Of(asked with { From = asked.From ?? DateTimeOffset.UnixEpoch, To = asked.To ?? now }, caller.Caller, data, time);
        var length = asked.From is null ? ReportScope.UsualLength : scope.To - scope.From;
        var earlier = scope with { From = asked.From is null ? scope.From : scope.From - length, To = scope.To - length };
        using var session = database.OpenRead();
        var open = Open(session, scope.Facts(data).And("closed_at IS NULL"), scope);
        var before = Before(session, earlier, now - length, data);
        var groups = open.ToLookup(t => t.Group, StringComparer.Ordinal);
        return Task.FromResult(new Backlog(
            scope.UnitId,
            now,
            now - length,
            scope.GroupBy,
            [.. groups.Select(g => g.Key).Union(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(key => Group(key, [.. groups[key]], before.GetValueOrDefault(key) ?? Stock.None, scope, data))],
            StockOf(open),
            before.Values.Aggregate(Stock.None, (sum, stock) => sum + stock),
            ReportAddress.TicketsAt(earlier, now - length),
            [.. open.OrderBy(t => t.Handled).ThenBy(t => t.ReceivedAt).Take(Oldest)],
            ReportDefinitions.Current));
    }

    private static List<OpenTicket> Open(ReadSession session, SqlCondition condition, ReportScope scope) => session.Query(
        $"SELECT {scope.GroupColumn}, ticket_id, received_at, due_at, handled_at, holder_id FROM report_facts{condition}",
        row => new OpenTicket(
            row.GetString(1),
            row.IsDBNull(0) ? "none" : row.GetString(0),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
            row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
            !row.IsDBNull(4),
            row.IsDBNull(5) ? null : row.GetString(5)),
        condition.Values);

    // What was open then is what is open still and what ended since.
    private static Dictionary<string, Stock> Before(ReadSession session, ReportScope scope, DateTimeOffset at, ReferenceData data)
    {
        var stocks = new Dictionary<string, Stock>(StringComparer.Ordinal);
        foreach (var condition in new[] { scope.Facts(data).And("closed_at IS NULL"), scope.FactsEndedSince(at, data) })
        {
            var then = condition.Value(at);
            session.Query(
                $"""
                SELECT {scope.GroupColumn}, COUNT(*), SUM(CASE WHEN due_at < {then} AND (handled_at IS NULL OR handled_at > {then}) THEN 1 ELSE 0 END), SUM(CASE WHEN handled_at <= {then} THEN 1 ELSE 0 END)
                FROM report_facts{condition} GROUP BY 1
                """,
                row =>
                {
                    var key = row.IsDBNull(0) ? "none" : row.GetString(0);
                    return stocks[key] = (stocks.GetValueOrDefault(key) ?? Stock.None) + new Stock(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
                },
                condition.Values);
        }

        return stocks;
    }

    private Stock StockOf(List<OpenTicket> open) => new(open.Count, open.Count(t => !t.Handled && t.DueAt < time.Now), open.Count(t => t.Handled));

    private BacklogGroup Group(string key, List<OpenTicket> open, Stock before, ReportScope scope, ReferenceData data)
    {
        var (name, nameEn) = ReportNames.Of(key, scope.GroupBy, data);
        var (now, stock) = (time.Now, StockOf(open));
        return new BacklogGroup(
            key,
            name,
            nameEn,
            stock.Open,
            stock.Overdue,
            stock.Evaluating,
            [.. AgeBand.All.Select(age => new AgeBand(age.Name, open.Count(t => (now - t.ReceivedAt).TotalDays >= age.From && (now - t.ReceivedAt).TotalDays < age.To)))],
            before,
            ReportAddress.Of(ReportAddress.Tickets(scope), key));
    }
}
