using System.Data.Common;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;

namespace Dispatch.Host.Keys;

/// <summary>Keys in the database.</summary>
internal static class KeyRows
{
    private const string Columns =
        "id, hash, name, unit_id, role, rights, is_demo, requests_per_second, created_at, expires_at, revoked_at, last_used_at, purpose, scopes, created_by, version";

    public static ApiKey? ByHash(DbSession session, string hash) => session.QueryFirst($"SELECT {Columns} FROM host_api_keys WHERE hash = $1", Read, hash);

    public static ApiKey? ById(DbSession session, string id) => session.QueryFirst($"SELECT {Columns} FROM host_api_keys WHERE id = $1", Read, id);

    public static List<ApiKey> All(DbSession session) => session.Query($"SELECT {Columns} FROM host_api_keys ORDER BY id", Read);

    /// <summary>Live keys of a unit, role and purpose.</summary>
    public static long CountLive(DbSession session, ApiKey like, DateTimeOffset now) => session.QueryFirst(
        """
        SELECT COUNT(*) FROM host_api_keys
        WHERE COALESCE(unit_id, '') = COALESCE($1, '') AND role = $2 AND purpose = $3 AND is_demo = 0 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $4)
        """,
        row => row.GetInt64(0),
        like.UnitId, like.Role, like.Purpose, now);

    public static void Insert(WriteSession session, ApiKey key) => session.Execute(
        $"INSERT INTO host_api_keys ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        key.Id, key.Hash, key.Name, key.UnitId, key.Role, key.Rights, key.IsDemo, key.RequestsPerSecond, key.CreatedAt, key.ExpiresAt, key.RevokedAt, key.LastUsedAt, key.Purpose, key.Scopes, key.CreatedBy, key.Version);

    public static void Revoke(WriteSession session, ApiKey key, DateTimeOffset now) => session.ExecuteOne(
        "The key", "UPDATE host_api_keys SET revoked_at = $2, version = version + 1 WHERE id = $1 AND version = $3", key.Id, now, key.Version);

    private static ApiKey Read(DbDataReader row) => new()
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
        ExpiresAt = row.GetInstant(9),
        RevokedAt = row.GetInstant(10),
        LastUsedAt = row.GetInstant(11),
        Purpose = row.GetString(12),
        Scopes = row.GetString(13),
        CreatedBy = row.IsDBNull(14) ? null : row.GetString(14),
        Version = row.GetInt64(15),
    };
}
