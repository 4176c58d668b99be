using System.Globalization;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;
using MediatR;

namespace Dispatch.Workflows.Tickets;

/// <summary>Tickets that the caller may see, newest first.</summary>
[AllowedForSignedIn]
public sealed record ListTickets(PageRequest Page) : IQuery<Page<TicketView>>
{
    public IReadOnlyList<TicketStatus> Statuses { get; init; } = [];

    /// <summary>Only tickets in this unit's territory, or with this unit as a party.</summary>
    public string? UnitId { get; init; }

    public string? CategoryCode { get; init; }

    public bool? Overdue { get; init; }

    /// <summary>Received from this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Received before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Words in number, title, description or address.</summary>
    public string? Q { get; init; }

    /// <summary>The column that the list is sorted by; by due time, tickets without a limit are left out.</summary>
    public TicketOrder Order { get; init; }

    /// <summary>Whether the first come last, as they do by receipt unless asked otherwise.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>What the tickets are about.</summary>
    public Matter Matter { get; init; }

    /// <summary>Of how many of the newest, in the period asked for, those that fit are looked for and sorted; null for all of them, which takes the longer the more there are.</summary>
    public int? Newest { get; init; }

    /// <summary>Whether the newest that the caller sees are simply the answer, so that nothing behind them needs to be read.</summary>
    internal bool IsPlain => Order == TicketOrder.Received && Descending && Statuses.Count == 0 && CategoryCode is null && Overdue is null && string.IsNullOrWhiteSpace(Q);
}

internal sealed class ListTicketsHandler(IDatabase database, TicketSight sight, IReferenceData reference, Reporters reporters, DistrictTime time) : IRequestHandler<ListTickets, Page<TicketView>>
{
    private static readonly string _select = TicketRows.Map.SelectAs("t");

    public Task<Page<TicketView>> Handle(ListTickets request, CancellationToken cancellationToken)
    {
        var condition = Within(request);
        AddFilters(condition, request);
        AddPage(condition, request);
        var direction = request.Descending ? "DESC" : "ASC";
        var order = request.Order == TicketOrder.Received ? $"t.id {direction}" : $"{Column(request.Order)} {direction}, t.id {direction}";
        var sql = $"{_select}{condition} ORDER BY {order} LIMIT {condition.Value((long)request.Page.Take)}";
        using var read = database.OpenRead();
        var page = request.Page.Cut(read.Query(sql, TicketRows.Map.Read, condition.Values), t => Position(request.Order, t));
        var named = reporters.FindAll(read, page.Items.Select(t => t.Id));
        var needed = sight.NeedsReporters(read, page.Items);
        return Task.FromResult(page.Map(t => TicketViews.Of(t, named.GetValueOrDefault(t.Id), needed.Contains(t.Id), time.Now)));
    }

    private static void AddPage(SqlCondition condition, ListTickets request)
    {
        if (request.Order == TicketOrder.Due)
        {
            condition.And("t.due_at IS NOT NULL");
        }

        var beyond = Beyond(request);
        if (request.Page.After is not { } after)
        {
            return;
        }

        if (request.Order != TicketOrder.Received && after.Split(':', 2) is [var id, var value])
        {
            var column = Column(request.Order);
            object? at = request.Order != TicketOrder.Due ? value : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var due) ? due : 0L;
            condition.And($"{column} {beyond} {{0}} OR ({column} = {{0}} AND t.id {beyond} {{1}})", at, id);
        }
    }

    private static string Column(TicketOrder order) => order switch
    {
        TicketOrder.Due => "t.due_at",
        TicketOrder.Title => "t.title",
        TicketOrder.Place => "COALESCE(t.compound_id, t.community_id, '')",
        TicketOrder.Status => "t.status",
        TicketOrder.Holder => "COALESCE(t.holder_unit_id, '')",
        _ => "t.id",
    };

    // Where a page ends: the id, and the value that the list is sorted by.
    private static string Position(TicketOrder order, Ticket ticket) => order switch
    {
        TicketOrder.Due => $"{ticket.Id}:{ticket.DueAt?.ToUnixTimeMilliseconds()}",
        TicketOrder.Title => $"{ticket.Id}:{ticket.Title}",
        TicketOrder.Place => $"{ticket.Id}:{ticket.CompoundId ?? ticket.CommunityId}",
        TicketOrder.Status => $"{ticket.Id}:{ticket.Status}",
        TicketOrder.Holder => $"{ticket.Id}:{ticket.HolderUnitId}",
        _ => ticket.Id,
    };

    // What indexes find: whose, when, what about. Where only the newest of them are wanted, they are taken first, and all else is asked of those alone.
    private SqlCondition Within(ListTickets request)
    {
        var most = request.IsPlain ? request.Page.Take : request.Newest;
        var condition = new SqlCondition().And("t.matter = {0}", request.Matter);
        if (request.Matter != Matter.Complaint)
        {
            condition.And("t." + TicketTable.NotComplaint);
        }

        if (request.UnitId is { } unit)
        {
            AddUnit(condition, unit);
        }

        if (request.From is { } from)
        {
            condition.And("t.received_at >= {0}", from);
        }

        if (request.To is { } to)
        {
            condition.And("t.received_at < {0}", to);
        }

        if (request.Order == TicketOrder.Received && request.Page.After is { } after)
        {
            condition.And($"t.id {Beyond(request)} {{0}}", after);
        }

        if (most is { } count && request.Matter == Matter.Complaint)
        {
            sight.NarrowToNewest(condition, count);
            return condition;
        }

        sight.Narrow(condition);
        if (most is { } few)
        {
            // Few tickets are of another matter: they have an index of their own, from whose newest it is walked.
            condition.Newest(few, [("tickets t", "t.id", null, null)]);
        }

        return condition;
    }

    private static string Beyond(ListTickets request) => request.Descending ? "<" : ">";

    private void AddFilters(SqlCondition condition, ListTickets request)
    {
        if (request.Statuses.Count > 0)
        {
            condition.AndIn("t.status", request.Statuses.Select(s => (object?)s));
        }

        if (request.CategoryCode is { } category)
        {
            _ = reference.Current.Category(category) ?? throw new InvalidRequestException("categoryCode", $"没有诉求类别 {category}。There is no category {category}.");
            condition.And("t.category_code = {0}", category);
        }

        if (request.Overdue is { } overdue)
        {
            condition.And(overdue ? "t.due_at < COALESCE(t.closed_at, {0})" : "t.due_at IS NULL OR t.due_at >= COALESCE(t.closed_at, {0})", time.Now);
        }

        TicketWords.Add(condition, request.Q, reference.Current);
    }

    private void AddUnit(SqlCondition condition, string unit)
    {
        _ = sight.Within(unit);
        if (sight.TerritoryColumn(unit) is { } territory)
        {
            condition.And($"t.{territory.Column} = {{0}}", territory.UnitId);
        }
        else
        {
            condition.And("EXISTS (SELECT 1 FROM ticket_parties q WHERE q.unit_id = {0} AND q.ticket_id = t.id)", unit);
        }
    }
}
