using System.Globalization;
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
    public Task<SlaReport> Handle(GetSlaReport request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var scope = ReportScope.Of(request.Question, caller.Caller, data, time);
        using var session = database.OpenRead();
        var (groups, total) = Count(session, scope, data);
        var before = Total(session, scope.Before, data);
        return Task.FromResult(new SlaReport(
            scope.UnitId,
            scope.From,
            scope.To,
            scope.GroupBy,
            groups,
            total.Figures("total", "合计", "Total", Tickets(scope, null)),
            before.Figures("before", "上期", "Period before", Tickets(scope.Before, null)),
            ReportDefinitions.Current));
    }

    private (List<SlaGroup> Groups, SlaTally Total) Count(ReadSession session, ReportScope scope, ReferenceData data)
    {
        var (condition, values) = scope.Where(data);
        var total = new SlaTally(time.Now);
        var groups = new Dictionary<string, SlaTally>(StringComparer.Ordinal);
        session.Query(
            $"SELECT {scope.GroupColumn}, {SlaTally.Columns} FROM report_facts WHERE {condition}",
            row =>
            {
                var key = row.IsDBNull(0) ? "none" : row.GetString(0);
                if (!groups.TryGetValue(key, out var tally))
                {
                    groups[key] = tally = new SlaTally(time.Now);
                }

                tally.Add(row, 1);
                total.Add(row, 1);
                return 0;
            },
            values);
        return ([.. groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Figures(g.Key, g.Value, scope, data))], total);
    }

    private SlaTally Total(ReadSession session, ReportScope scope, ReferenceData data)
    {
        var (condition, values) = scope.Where(data);
        var total = new SlaTally(time.Now);
        session.Query(
            $"SELECT {SlaTally.Columns} FROM report_facts WHERE {condition}",
            row =>
            {
                total.Add(row, 0);
                return 0;
            },
            values);
        return total;
    }

    private static SlaGroup Figures(string key, SlaTally tally, ReportScope scope, ReferenceData data)
    {
        var (name, nameEn) = ReportNames.Of(key, scope.GroupBy, data);
        return tally.Figures(key, name, nameEn, Tickets(scope, key));
    }

    private static string Tickets(ReportScope scope, string? key)
    {
        var filters = new List<string>
        {
            "from=" + Instant(scope.From),
            "to=" + Instant(scope.To),
        };
        var unit = key is null or "none" || scope.GroupBy == ReportGroup.Category ? scope.UnitId : key;
        if (unit is not null)
        {
            filters.Add("unitId=" + Uri.EscapeDataString(unit));
        }

        if (key is not null && scope.GroupBy == ReportGroup.Category)
        {
            filters.Add("categoryCode=" + Uri.EscapeDataString(key));
        }

        return "/api/v1/tickets?" + string.Join('&', filters);
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
