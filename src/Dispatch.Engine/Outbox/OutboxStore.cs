using System.Data.Common;
using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Outbox;

/// <summary>The outbox rows.</summary>
internal sealed class OutboxStore(OutboxDispatcher dispatcher) : IOutbox
{
    public void Send(UnitOfWork unit, OutboxMessage message)
    {
        unit.Write(s => s.Execute(
            "INSERT INTO engine_outbox (id, kind, stream, payload, created_at, attempts, next_at, is_dead, error) VALUES ($1, $2, $3, $4, $5, 0, $5, 0, NULL)",
            message.Id, message.Kind, message.Stream, message.Payload, message.CreatedAt));
        unit.AfterCommit(() => dispatcher.Take(message));
    }

    public void Hasten(UnitOfWork unit, string stream)
    {
        unit.Write(s => s.Execute("UPDATE engine_outbox SET next_at = created_at WHERE is_dead = 0 AND stream = $1", stream));
        unit.AfterCommit(() => dispatcher.Hasten(stream));
    }

    public void Bury(UnitOfWork unit, string id) => unit.Write(s => s.Execute("DELETE FROM engine_outbox WHERE id = $1 AND is_dead = 1", id));

    /// <summary>Uses the message up; throws through a lost race when another delivery has done so.</summary>
    public static void Consume(UnitOfWork unit, OutboxMessage message) =>
        unit.Write(s => s.ExecuteOne("The outbox message", "DELETE FROM engine_outbox WHERE id = $1 AND is_dead = 0", message.Id));

    public static void Failed(UnitOfWork unit, OutboxMessage message, DateTimeOffset nextAt, bool dead, string error) =>
        unit.Write(s => s.Execute("UPDATE engine_outbox SET attempts = $1, next_at = $2, is_dead = $3, error = $4 WHERE id = $5", (long)message.Attempts + 1, nextAt, dead, error, message.Id));

    public static void Postponed(UnitOfWork unit, OutboxMessage message, DateTimeOffset until) =>
        unit.Write(s => s.Execute("UPDATE engine_outbox SET next_at = $1 WHERE id = $2", until, message.Id));

    public static bool Exists(DbSession session, string id) => session.QueryFirst("SELECT 1 FROM engine_outbox WHERE id = $1 AND is_dead = 0", _ => true, id);

    public static List<(OutboxMessage Message, DateTimeOffset NextAt)> After(DbSession session, string id, int limit) => session.Query(
        "SELECT id, kind, stream, payload, created_at, attempts, next_at FROM engine_outbox WHERE id > $1 AND is_dead = 0 ORDER BY id LIMIT $2",
        Read, id, (long)limit);

    private static (OutboxMessage Message, DateTimeOffset NextAt) Read(DbDataReader r) => (
        new OutboxMessage(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)), r.GetInt32(5)),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)));
}
