using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Reports;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Clocks;

/// <summary>Finds the open clocks that count by a calendar and would be due at another time by it, ticket by ticket in pages, so that a million of them never stand in memory.</summary>
internal sealed class OpenClocks(DbSession session, ReferenceData reference, CalendarBook calendars, DistrictTime time)
{
    /// <summary>Tickets on a page.</summary>
    public const int PageSize = 500;

    private static readonly string _tickets = TicketRows.Map.Select + " WHERE closed_at IS NULL AND id > $1 ORDER BY id LIMIT 500";

    // An extension was granted to a date and stays.
    private const string Tasks =
        """
        SELECT k.ticket_id, k.ticket_number, k.id, k.unit_id, k.due_at, k.started_at, k."limit", k.pauses FROM tickets t JOIN tasks k ON k.ticket_id = t.id
        WHERE t.closed_at IS NULL AND t.id > $1 AND t.id <= $2 AND k.state IN ('Open', 'Claimed') AND k."limit" IS NOT NULL AND k.due_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM clock_changes c WHERE c.ticket_id = k.ticket_id AND c.task_id = k.id AND c.kind = 'Extension' AND c.granted = 1)
        ORDER BY k.ticket_id, k.id
        """;

    // Few rules stand behind many tasks.
    private readonly Dictionary<string, Limit> _limits = new(StringComparer.Ordinal);

    /// <summary>What moves by a calendar of the open tickets, or of the first <paramref name="most"/> pages of them, and whether those were all.</summary>
    public DueMoves Moves(string calendar, int most = int.MaxValue)
    {
        var (moves, last) = (new DueMovesTally(), "");
        for (var pages = 0; pages < most; pages++)
        {
            var (tickets, moved) = Page(calendar, last);
            moved.ForEach(moves.Add);
            if (tickets.Count < PageSize)
            {
                return moves.Sum(complete: true);
            }

            last = tickets[^1].Id;
        }

        return moves.Sum(complete: false);
    }

    /// <summary>The open tickets after an id, and what of them moves.</summary>
    public (List<Ticket> Tickets, List<DueMove> Moves) Page(string calendar, string after)
    {
        var tickets = session.Query(_tickets, TicketRows.Map.Read, after);
        if (tickets.Count == 0)
        {
            return (tickets, []);
        }

        var moves = session.Query(Tasks, row => OfTask(row, calendar), after, tickets[^1].Id).OfType<DueMove>();
        return (tickets, [.. moves.Concat(tickets.Select(t => OfCase(t, calendar)).OfType<DueMove>())]);
    }

    /// <summary>The open tasks of a ticket that move.</summary>
    public IEnumerable<DueMove> OfTicket(string ticketId, string calendar) =>
        session.Query(Tasks.Replace("t.id > $1 AND t.id <= $2", "t.id = $1", StringComparison.Ordinal), row => OfTask(row, calendar), ticketId).OfType<DueMove>();

    /// <summary>When the whole case is due by the calendars; null where it stays.</summary>
    public DueMove? OfCase(Ticket ticket, string calendar) =>
        ticket.DueAt is { } before && !ReportFacts.IsHandled(ticket) && CaseLimits.Of(ticket, reference, time) is { } limit
            ? Move(limit, calendar, ticket.ReceivedAt, ticket.Pauses, before, after => new DueMove(ticket.Id, ticket.Number, null, ticket.HolderUnitId, before, after))
            : null;

    private DueMove? OfTask(System.Data.Common.DbDataReader row, string calendar)
    {
        var before = Instant(row.GetInt64(4));
        var (ticket, number, task, unit) = (row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3));
        return Move(
            LimitOf(row.GetString(6)),
            calendar,
            Instant(row.GetInt64(5)),
            row.IsDBNull(7) ? null : row.GetString(7),
            before,
            after => new DueMove(ticket, number, task, unit, before, after));
    }

    private Limit LimitOf(string text)
    {
        if (!_limits.TryGetValue(text, out var limit))
        {
            _limits[text] = limit = JsonSerializer.Deserialize<Limit>(text, JsonText.Options)!;
        }

        return limit;
    }

    private DueMove? Move(Limit limit, string calendar, DateTimeOffset start, string? pauses, DateTimeOffset before, Func<DateTimeOffset, DueMove> move)
    {
        if (limit is not { IsWorking: true, Scale: 1 } || !calendars.StandsOn(limit.CalendarCode, calendar))
        {
            return null;
        }

        // Stored instants have milliseconds.
        var after = Instant(Deadline.Compute(limit, start, TicketWork.ReadPauses(pauses), calendars).DueAt.ToUnixTimeMilliseconds());
        return after == before ? null : move(after);
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
