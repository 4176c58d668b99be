using System.Data.Common;
using Dispatch.Engine.Persistence;

namespace Dispatch.Engine.Timers;

/// <summary>The timer rows.</summary>
internal sealed class TimerStore(TimerAlarm alarm) : ITimers
{
    private const string Upsert =
        """
        INSERT INTO engine_timers (id, instance_id, target, payload, due_at, fire_at, attempts) VALUES ($1, $2, $3, $4, $5, $5, 0)
        ON CONFLICT (id) DO UPDATE SET target = excluded.target, payload = excluded.payload, due_at = excluded.due_at, fire_at = excluded.fire_at, attempts = 0
        """;

    private const string Delete = "DELETE FROM engine_timers WHERE id = $1";

    private const string Due =
        "SELECT id, instance_id, target, payload, due_at, fire_at, attempts FROM engine_timers WHERE fire_at <= $1 ORDER BY fire_at LIMIT $2";

    public void Set(UnitOfWork unit, Timer timer)
    {
        unit.Write(s => s.Execute(Upsert, timer.Id, timer.InstanceId, timer.Target, timer.Payload, timer.DueAt));
        unit.AfterCommit(() => alarm.NoLaterThan(timer.DueAt));
    }

    public void Cancel(UnitOfWork unit, string timerId) => unit.Write(s => s.Execute(Delete, timerId));

    /// <summary>Uses the timer up. Answers through a lost race when another unit, or another node, has done so already or it was set anew.</summary>
    public static void Consume(UnitOfWork unit, DueTimer due) => unit.Write(s =>
    {
        if (s.Execute("DELETE FROM engine_timers WHERE id = $1 AND fire_at = $2", due.Timer.Id, due.FireAt) != 1)
        {
            throw new TimerGoneException();
        }
    });

    public static void Postpone(UnitOfWork unit, DueTimer due, DateTimeOffset until) => unit.Write(s =>
        s.Execute("UPDATE engine_timers SET fire_at = $1, attempts = attempts + 1 WHERE id = $2 AND fire_at = $3", until, due.Timer.Id, due.FireAt));

    public static List<DueTimer> DueUntil(DbSession session, DateTimeOffset now, int limit) => session.Query(Due, Read, now, (long)limit);

    public static DateTimeOffset? Earliest(DbSession session) =>
        session.QueryFirst("SELECT MIN(fire_at) FROM engine_timers", r => r.IsDBNull(0) ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)));

    private static DueTimer Read(DbDataReader r) => new(
        new Timer(r.GetString(0), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4))),
        DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)),
        r.GetInt32(6));
}
