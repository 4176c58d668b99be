using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>What is open now, by age and by whose move it is late; received in the period, or ever when none is named.</summary>
[AllowedForSignedIn]
public sealed record GetBacklog(ReportQuestion Question) : IQuery<Backlog>;

internal sealed class GetBacklogHandler(IDatabase database, IReferenceData reference, CallerContext caller, DistrictTime time) : IRequestHandler<GetBacklog, Backlog>
{
    private const int Oldest = 10;

    public Task<Backlog> Handle(GetBacklog request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var question = request.Question with { From = request.Question.From ?? DateTimeOffset.UnixEpoch, To = request.Question.To ?? time.Now };
        var scope = ReportScope.Of(question, caller.Caller, data, time);
        var condition = scope.Facts(data).And("closed_at IS NULL");
        using var session = database.OpenRead();
        var open = session.Query(
            $"SELECT {scope.GroupColumn}, ticket_id, received_at, due_at, handled_at, holder_id FROM report_facts{condition}",
            row => new OpenTicket(
                row.GetString(1),
                row.IsDBNull(0) ? "none" : row.GetString(0),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
                row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                !row.IsDBNull(4),
                row.IsDBNull(5) ? null : row.GetString(5)),
            condition.Values);
        var groups = open.GroupBy(t => t.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Group(g.Key, [.. g], scope, data));
        return Task.FromResult(new Backlog(scope.UnitId, time.Now, scope.GroupBy, [.. groups], [.. open.OrderBy(t => t.ReceivedAt).Take(Oldest)], ReportDefinitions.Current));
    }

    private BacklogGroup Group(string key, List<OpenTicket> open, ReportScope scope, ReferenceData data)
    {
        var (name, nameEn) = ReportNames.Of(key, scope.GroupBy, data);
        var now = time.Now;
        return new BacklogGroup(
            key,
            name,
            nameEn,
            open.Count,
            open.Count(t => !t.Handled && t.DueAt < now),
            open.Count(t => t.Handled),
            [.. _ages.Select(age => new AgeBand(age.Name, open.Count(t => (now - t.ReceivedAt).TotalDays >= age.From && (now - t.ReceivedAt).TotalDays < age.To)))],
            ReportAddress.Tickets(scope, key));
    }

    private static readonly (string Name, double From, double To)[] _ages =
        [("0-1", double.MinValue, 1), ("1-3", 1, 3), ("3-7", 3, 7), ("7-15", 7, 15), ("15+", 15, double.MaxValue)];
}
