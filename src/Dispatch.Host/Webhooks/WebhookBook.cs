using System.Data.Common;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Webhooks;

/// <summary>The subscriptions, remembered for some seconds: asked at every event, changed rarely.</summary>
internal sealed class WebhookBook(IDatabase database, TimeProvider time) : IEventAudience
{
    public const string Columns = "id, unit_id, owner_id, url, events, secret, previous_secret, previous_until, is_active, created_at, version, sandbox";

    private static readonly TimeSpan _remembered = TimeSpan.FromSeconds(5);
    private (DateTimeOffset At, IReadOnlyList<Webhook> All)? _known;

    /// <inheritdoc/>
    public bool Listens(string eventType, IReadOnlyList<string> unitIds) => All().Any(w => w.Wants(eventType, unitIds));

    /// <summary>All subscriptions.</summary>
    public IReadOnlyList<Webhook> All()
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now - known.At < _remembered && now >= known.At)
        {
            return known.All;
        }

        using var session = database.OpenRead();
        var all = session.Query($"SELECT {Columns} FROM host_webhooks ORDER BY id", Read);
        _known = (now, all);
        return all;
    }

    /// <summary>Forgets what is remembered, after a change.</summary>
    public void Forget() => _known = null;

    public static Webhook Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        UnitId = row.IsDBNull(1) ? null : row.GetString(1),
        OwnerId = row.GetString(2),
        Url = row.GetString(3),
        Events = row.GetString(4),
        Secret = row.GetString(5),
        PreviousSecret = row.IsDBNull(6) ? null : row.GetString(6),
        PreviousUntil = row.IsDBNull(7) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        IsActive = row.GetInt64(8) != 0,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        Version = row.GetInt64(10),
        Sandbox = row.GetInt64(11) != 0,
    };
}
