using System.Runtime.InteropServices;
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
        var asked = ReportScope.Of(request.Question, caller.Caller, data, time);
        var scope = asked.GroupBy == ReportGroup.Category ? asked with { GroupBy = ReportGroup.Community } : asked;
        using var session = database.OpenRead();
        var cells = Count(session, scope, data);
        foreach (var (cell, received) in Count(session, scope.Before, data))
        {
            cells[cell] = (cells.GetValueOrDefault(cell).Received, received.Received);
        }

        return Task.FromResult(new Heat(
            scope.UnitId,
            scope.From,
            scope.To,
            scope.GroupBy,
            [.. cells.Select(c => new HeatCell(c.Key.Place, c.Key.Category, c.Value.Received, c.Value.Before)).OrderBy(c => c.Key, StringComparer.Ordinal).ThenBy(c => c.CategoryCode, StringComparer.Ordinal)],
            ReportAddress.Tickets(scope),
            ReportDefinitions.Current));
    }

    private static Dictionary<(string Place, string Category), (int Received, int Before)> Count(ReadSession session, ReportScope scope, ReferenceData data)
    {
        // Counted here and not by the database, which would sort what an index hands over one by one.
        var condition = scope.Facts(data);
        var cells = new Dictionary<(string Place, string Category), (int Received, int Before)>();
        session.Query(
            $"SELECT {scope.GroupColumn}, category_code FROM report_facts{condition}",
            row => CollectionsMarshal.GetValueRefOrAddDefault(cells, (row.IsDBNull(0) ? "none" : row.GetString(0), row.GetString(1)), out _).Received++,
            condition.Values);
        return cells;
    }
}
