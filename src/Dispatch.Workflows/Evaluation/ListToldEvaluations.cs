using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Engine.Primitives;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Evaluation;

/// <summary>What was said of the caller's unit, and what it said itself, newest first: only what both sides may read already.</summary>
/// <param name="Page">Which of them.</param>
/// <param name="Ours">Those that the unit gave, instead of those about it.</param>
[AllowedForSignedIn]
public sealed record ListToldEvaluations(PageRequest Page, bool Ours = false) : IQuery<Page<ToldEvaluation>>;

internal sealed class ListToldEvaluationsHandler(IDatabase database, CallerContext context) : IRequestHandler<ListToldEvaluations, Page<ToldEvaluation>>
{
    // Of how many of the unit's tickets, before a page's beginning, the page is made.
    private const long NewestTickets = 5000;

    // Ids are hexadecimal.
    private const string AfterEveryId = "g";

    private const string Select =
        """
        SELECT e.ticket_id, t.number, t.title, t.category_code, e.side, e.unit_id, e.about_unit_id, e.outcome, e.solved, e.scores, e.text, e.given_at, e.id
        FROM evaluations e JOIN tickets t ON t.id = e.ticket_id
        """;

    public Task<Page<ToldEvaluation>> Handle(ListToldEvaluations request, CancellationToken cancellationToken)
    {
        if (context.Caller.UnitId is not { } unit)
        {
            return Task.FromResult(new Page<ToldEvaluation>([], null));
        }

        // Of the tickets that the unit has a part in, the newest before the page's beginning: an evaluation follows its ticket within weeks.
        var cursor = request.Page.After?.Split(' ') is [var given, var id] && long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (At: at, Id: id) : ((long At, string Id)?)null;
        var condition = new SqlCondition()
            .And("e.ticket_id IN (SELECT ticket_id FROM ticket_parties WHERE unit_id = {0} AND ticket_id <= {1} ORDER BY ticket_id DESC LIMIT {2})", unit, cursor is { } c ? IdGenerator.LastUntil(DateTimeOffset.FromUnixTimeMilliseconds(c.At)) : AfterEveryId, NewestTickets)
            .And("e.opened_at IS NOT NULL").And("e.outcome IS NOT NULL OR e.scores IS NOT NULL");

        // A resident speaks of whoever led: the department, or the community where none was called.
        _ = request.Ours
            ? condition.And("e.unit_id = {0} AND e.side <> {1}", unit, EvaluationSide.Resident)
            : condition.And("e.about_unit_id = {0} OR (e.side = {1} AND COALESCE(t.lead_department_id, t.community_id) = {0})", unit, EvaluationSide.Resident);
        if (cursor is { } beyond)
        {
            condition.And("e.given_at < {0} OR (e.given_at = {0} AND e.id < {1})", beyond.At, beyond.Id);
        }

        using var read = database.OpenRead();
        var rows = read.Query($"{Select}{condition} ORDER BY e.given_at DESC, e.id DESC LIMIT {condition.Value((long)request.Page.Take)}", r => (Told: Read(r), Id: r.GetString(12)), condition.Values);
        return Task.FromResult(request.Page.Cut(rows, r => $"{r.Told.GivenAt.ToUnixTimeMilliseconds()} {r.Id}").Map(r => r.Told));
    }

    private static ToldEvaluation Read(DbDataReader r) => new(
        r.GetString(0),
        r.GetString(1),
        r.GetString(2),
        r.GetString(3),
        Enum.Parse<EvaluationSide>(r.GetString(4)),
        r.GetString(5),
        r.IsDBNull(6) ? null : r.GetString(6),
        r.IsDBNull(7) ? null : r.GetString(7),
        r.IsDBNull(8) ? null : r.GetInt64(8) != 0,
        r.IsDBNull(9) ? null : JsonSerializer.Deserialize<Dictionary<string, int>>(r.GetString(9), JsonText.Options),
        r.IsDBNull(10) ? null : r.GetString(10),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(11)));
}
