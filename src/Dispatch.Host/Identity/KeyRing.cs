using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Identity;

/// <summary>Finds the key that a request presents. What was found is remembered for some seconds; changes made on this node count at once.</summary>
internal sealed class KeyRing(IDatabase database, TimeProvider time, IHostEnvironment environment)
{
    private const string Sql =
        "SELECT id, hash, name, unit_id, role, rights, is_demo, requests_per_second, created_at, expires_at, revoked_at FROM host_api_keys WHERE hash = $1";

    private static readonly TimeSpan _remembered = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _used = new(StringComparer.Ordinal);

    /// <summary>The identity behind a key, or null when it opens nothing here and now.</summary>
    public ClaimsPrincipal? Find(string presented)
    {
        var hash = SecretHash.Of(presented);
        var now = time.GetUtcNow();
        if (!_entries.TryGetValue(hash, out var entry) || now - entry.ReadAt > _remembered || now < entry.ReadAt)
        {
            entry = Read(hash, now);
            if (entry is null)
            {
                return null;
            }

            _entries[hash] = entry;
        }

        if (!entry.Key.IsLive(now) || (entry.Key.IsDemo && !environment.IsDevelopment()))
        {
            return null;
        }

        _used[entry.Key.Id] = now;
        return entry.Principal;
    }

    /// <summary>Forgets what is remembered, after keys were changed.</summary>
    public void Forget() => _entries.Clear();

    /// <summary>When which key was used since the last call.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> TakeUses()
    {
        var uses = _used.ToArray();
        foreach (var use in uses)
        {
            _used.TryRemove(use);
        }

        return uses.ToDictionary(u => u.Key, u => u.Value, StringComparer.Ordinal);
    }

    private Entry? Read(string hash, DateTimeOffset now)
    {
        using var session = database.OpenRead();
        var key = session.QueryFirst(
            Sql,
            row => new ApiKey
            {
                Id = row.GetString(0),
                Hash = row.GetString(1),
                Name = row.GetString(2),
                UnitId = row.IsDBNull(3) ? null : row.GetString(3),
                Role = row.GetString(4),
                Rights = Enum.Parse<CallerRights>(row.GetString(5)),
                IsDemo = row.GetInt64(6) != 0,
                RequestsPerSecond = row.IsDBNull(7) ? null : row.GetInt32(7),
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
                ExpiresAt = row.IsDBNull(9) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
                RevokedAt = row.IsDBNull(10) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
            },
            hash);
        return key is null ? null : new Entry(key, CallerClaims.ForKey(key), now);
    }

    private sealed record Entry(ApiKey Key, ClaimsPrincipal Principal, DateTimeOffset ReadAt);
}
