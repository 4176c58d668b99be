using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Keys;

namespace Dispatch.Host.Identity;

/// <summary>Finds the key that a request presents. What was found is remembered for some seconds; changes made on this node count at once.</summary>
internal sealed class KeyRing(IDatabase database, TimeProvider time, IHostEnvironment environment)
{
    private static readonly TimeSpan _remembered = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (ApiKey? Key, DateTimeOffset ReadAt)> _byId = new(StringComparer.Ordinal);
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

    /// <summary>Whether the key of that id still opens something: for tokens that were given to it.</summary>
    public bool Holds(string id)
    {
        var now = time.GetUtcNow();
        if (!_byId.TryGetValue(id, out var known) || now - known.ReadAt > _remembered || now < known.ReadAt)
        {
            using var session = database.OpenRead();
            _byId[id] = known = (KeyRows.ById(session, id), now);
        }

        return known.Key is { } key && key.IsLive(now) && (!key.IsDemo || environment.IsDevelopment());
    }

    /// <summary>When a key was last used, also when that is not written down yet.</summary>
    public DateTimeOffset? LastUseOf(ApiKey key) => _used.TryGetValue(key.Id, out var at) && !(key.LastUsedAt > at) ? at : key.LastUsedAt;

    /// <summary>Forgets what is remembered, after keys were changed.</summary>
    public void Forget()
    {
        _entries.Clear();
        _byId.Clear();
    }

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
        var key = KeyRows.ByHash(session, hash);
        return key is null ? null : new Entry(key, CallerClaims.ForKey(key), now);
    }

    private sealed record Entry(ApiKey Key, ClaimsPrincipal Principal, DateTimeOffset ReadAt);
}
