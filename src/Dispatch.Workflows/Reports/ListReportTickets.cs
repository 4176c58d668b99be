using System.Globalization;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>The tickets behind a figure of a report, oldest first: exactly those that it counts.</summary>
/// <param name="Question">What was asked of the report.</param>
/// <param name="Key">The group; null for all.</param>
/// <param name="Figure">The figure; null for all that were received.</param>
/// <param name="Page">Which of them.</param>
/// <param name="CategoryCode">Only those of a category, for a cell of the heat table.</param>
/// <param name="At">An earlier instant: what was open, overdue or evaluating then, for the backlog's comparison.</param>
[AllowedForSignedIn]
public sealed record ListReportTickets(ReportQuestion Question, string? Key, string? Figure, PageRequest Page, string? CategoryCode = null, DateTimeOffset? At = null) : IQuery<Page<ReportTicket>>;

internal sealed class ListReportTicketsHandler(IDatabase database, IReferenceData reference, CallerContext caller, DistrictTime time)
    : IRequestHandler<ListReportTickets, Page<ReportTicket>>
{
    public Task<Page<ReportTicket>> Handle(ListReportTickets request, CancellationToken cancellationToken)
    {
        var data = reference.Current;
        var scope = ReportScope.Of(request.Question, caller.Caller, data, time);
        var condition = scope.Facts(data);
        if (request.At is { } at)
        {
            ReportFigures.NarrowAt(condition, request.Figure ?? "open", at);
        }
        else
        {
            ReportFigures.Narrow(condition, request.Figure ?? "received", time.Now);
        }

        if (request.Key is { } key)
        {
            _ = key == "none" ? condition.And($"{scope.GroupColumn} IS NULL") : condition.And($"{scope.GroupColumn} = {{0}}", key);
        }

        if (request.CategoryCode is { } category)
        {
            condition.And("category_code = {0}", category);
        }

        if (request.Page.After is { } after)
        {
            AddPosition(condition, after);
        }

        using var session = database.OpenRead();
        var sql = $"{ReportFactRows.Map.Select}{condition} ORDER BY received_at, ticket_id LIMIT {condition.Value((long)request.Page.Take)}";
        return Task.FromResult(request.Page.Cut(session.Query(sql, ReportFactRows.Map.Read, condition.Values), Position).Map(Of));
    }

    private static string Position(ReportFact fact) => fact.ReceivedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) + " " + fact.TicketId;

    private static void AddPosition(SqlCondition condition, string after)
    {
        var parts = after.Split(' ', 2);
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var received))
        {
            throw new InvalidRequestException("cursor", "不是有效的游标,请使用上一页返回的 nextCursor。Not a cursor: use the nextCursor of the page before.");
        }

        condition.And("received_at >= {0}", received).And("received_at > {0} OR ticket_id > {1}", received, parts[1]);
    }

    private static ReportTicket Of(ReportFact f) => new(
        f.TicketId, f.Number, f.Status, f.CategoryCode, f.StreetId, f.CommunityId, f.DepartmentId, f.HolderId, f.ReceivedAt, f.DueAt, f.HandledAt, f.ClosedAt, f.Returns, f.RedoCount,
        f.ResidentOutcome, f.Solved);
}
