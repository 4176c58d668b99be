using System.Data.Common;
using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Reports;

/// <summary>Holds every report fact against the ticket, tasks and evaluations that it was made from.</summary>
[AllowedForSystem]
public sealed record VerifyFacts : IQuery<Verified>;

internal sealed class VerifyFactsHandler(IDatabase database) : IRequestHandler<VerifyFacts, Verified>
{
    private const string Missing =
        """
        SELECT t.number FROM tickets t LEFT JOIN report_facts f ON f.ticket_id = t.id
        WHERE t.matter = 'Complaint' AND t.sandbox = 0 AND f.ticket_id IS NULL
        """;

    private const string TooMany =
        """
        SELECT f.ticket_id FROM report_facts f LEFT JOIN tickets t ON t.id = f.ticket_id
        WHERE t.id IS NULL OR t.matter <> 'Complaint' OR t.sandbox <> 0
        """;

    // What a fact should say by the rows, in the order of Names.
    private const string Differing =
        """
        SELECT t.number,
            f.district_id IS DISTINCT FROM t.district_id, f.street_id IS DISTINCT FROM t.street_id, f.community_id IS DISTINCT FROM t.community_id, f.category_code IS DISTINCT FROM t.category_code,
            f.department_id IS DISTINCT FROM t.lead_department_id, f.received_at IS DISTINCT FROM t.received_at, f.due_at IS DISTINCT FROM t.due_at, f.closed_at IS DISTINCT FROM t.closed_at, f.status IS DISTINCT FROM t.status,
            f.redo_count IS DISTINCT FROM t.redo_count,
            (f.handled_at IS NOT NULL) IS DISTINCT FROM (t.closed_at IS NOT NULL OR t.status = 'Evaluating'
                OR EXISTS (SELECT 1 FROM tasks k WHERE k.ticket_id = t.id AND k.kind = 'resident.object' AND k.state IN ('Open', 'Claimed'))),
            COALESCE(f.responded_at > d.first_done, f.responded_at IS NULL AND d.first_done IS NOT NULL),
            f.returns IS DISTINCT FROM (SELECT COUNT(*) FROM tasks k WHERE k.ticket_id = t.id AND k.state = 'Done' AND k.outcome = 'Return'),
            f.whistled IS DISTINCT FROM (SELECT COUNT(*) > 0 FROM tasks k WHERE k.ticket_id = t.id AND k.kind = 'department.signIn'),
            f.resident_outcome IS DISTINCT FROM (SELECT e.outcome FROM evaluations e WHERE e.ticket_id = t.id AND e.side = 'Resident' AND e.outcome IS NOT NULL ORDER BY e.id DESC LIMIT 1),
            f.solved IS DISTINCT FROM (SELECT e.solved FROM evaluations e WHERE e.ticket_id = t.id AND e.side = 'Resident' AND e.solved IS NOT NULL ORDER BY e.id DESC LIMIT 1)
        FROM report_facts f JOIN tickets t ON t.id = f.ticket_id
        LEFT JOIN (SELECT ticket_id, MIN(completed_at) AS first_done FROM tasks WHERE state = 'Done' GROUP BY ticket_id) d ON d.ticket_id = t.id
        """;

    private static readonly string[] _names =
    [
        "district", "street", "community", "category", "lead department", "received", "due", "closed", "status", "redo count", "handled", "first response", "returns", "whistled",
        "resident's outcome", "solved",
    ];

    public Task<Verified> Handle(VerifyFacts request, CancellationToken cancellationToken)
    {
        var verified = new Verified("facts");
        using var session = database.OpenRead();
        session.Query(Missing, row => Add(verified, row.GetString(0), "the ticket stands in no report"));
        session.Query(TooMany, row => Add(verified, row.GetString(0), "the fact has no ticket that reports count"));
        session.Query(Differing, row => Compare(row, verified));
        return Task.FromResult(verified);
    }

    private static bool Compare(DbDataReader row, Verified verified)
    {
        verified.Seen++;
        for (var i = 0; i < _names.Length; i++)
        {
            if (row.GetInt64(i + 1) != 0)
            {
                verified.Add(row.GetString(0), $"the report's {_names[i]} differs from the ticket's");
            }
        }

        return true;
    }

    private static bool Add(Verified verified, string what, string text)
    {
        verified.Add(what, text);
        return true;
    }
}
