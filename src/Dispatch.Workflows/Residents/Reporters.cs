using System.Data.Common;
using System.Text.Json;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Residents;

/// <summary>Keeps who reported what, and reads it back. The only place that opens an identity.</summary>
public sealed class Reporters(DataKeys keys)
{
    private const string Select = "SELECT ticket_id, anonymous, sealed FROM reporters";
    private const string Insert = "INSERT INTO reporters (ticket_id, anonymous, sealed, phone_hash) VALUES ($1, $2, $3, $4)";

    /// <summary>Who reported a ticket; null when nobody is named, when it was erased, or when its key is lost.</summary>
    public Reporter? Find(DbSession session, string ticketId) => session.QueryFirst($"{Select} WHERE ticket_id = $1 AND sealed IS NOT NULL", Open, ticketId);

    /// <summary>Who reported several tickets, by ticket; those without a name are left out.</summary>
    internal Dictionary<string, Reporter> FindAll(DbSession session, IEnumerable<string> ticketIds)
    {
        var condition = new SqlCondition().AndIn("ticket_id", ticketIds).And("sealed IS NOT NULL");
        return session.Query(Select + condition, Open, condition.Values).OfType<Reporter>().ToDictionary(r => r.TicketId, StringComparer.Ordinal);
    }

    /// <summary>Whether somebody reported it who gave their name or number and did not ask to stay unnamed. Opens nothing.</summary>
    internal static bool CanBeTold(DbSession session, string ticketId) =>
        session.QueryFirst("SELECT 1 FROM reporters WHERE ticket_id = $1 AND anonymous = 0 AND sealed IS NOT NULL", _ => true, ticketId);

    /// <summary>Keeps an identity. Sealing is done at once, so that the one writer only writes.</summary>
    internal Action<WriteSession> Keep(Reporter reporter)
    {
        var text = JsonSerializer.Serialize(new Identity(reporter.Name, reporter.Phone, reporter.Email));
        var (id, anonymous, hidden, hash) = (reporter.TicketId, reporter.Anonymous, keys.Seal(Context(reporter.TicketId), text), reporter.Anonymous ? null : keys.HashOfPhone(reporter.Phone));
        return session => session.Execute(Insert, id, anonymous, hidden, hash);
    }

    /// <summary>Forgets an identity for ever; the row stays, so that the ticket still counts as reported by somebody.</summary>
    internal static void Erase(WriteSession session, string ticketId, DateTimeOffset now) =>
        session.Execute("UPDATE reporters SET sealed = NULL, phone_hash = NULL, erased_at = $2 WHERE ticket_id = $1 AND erased_at IS NULL", ticketId, now);

    /// <summary>What an identity is sealed for.</summary>
    public static string Context(string ticketId) => "reporter:" + ticketId;

    private Reporter? Open(DbDataReader row) => Open(row.GetString(0), row.GetInt64(1) != 0, row.GetString(2));

    private Reporter? Open(string ticketId, bool anonymous, string hidden) =>
        keys.Open(Context(ticketId), hidden) is { } text && JsonSerializer.Deserialize<Identity>(text) is { } identity
            ? new Reporter(ticketId, identity.Name, identity.Phone, anonymous, identity.Email)
            : null;

    private sealed record Identity(string? Name, string? Phone, string? Email = null);
}
