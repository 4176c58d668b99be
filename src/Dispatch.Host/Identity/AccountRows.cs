using System.Data.Common;
using Dispatch.Engine.Persistence;

namespace Dispatch.Host.Identity;

/// <summary>The columns of accounts and the statements on them.</summary>
internal static class AccountRows
{
    private const string Columns =
        "id, name, display_name, password_hash, member_id, unit_id, roles, external_name, is_demo, failures, locked_until, is_locked, must_change_password, security_stamp, last_sign_in_at, created_at, version";

    public static Account? ById(DbSession session, string id) => session.QueryFirst($"SELECT {Columns} FROM host_accounts WHERE id = $1", Read, id);

    public static Account? ByName(DbSession session, string name) => session.QueryFirst($"SELECT {Columns} FROM host_accounts WHERE name = $1", Read, name);

    public static Account? ByExternalName(DbSession session, string name) => session.QueryFirst($"SELECT {Columns} FROM host_accounts WHERE external_name = $1", Read, name);

    /// <summary>All accounts by name.</summary>
    public static List<Account> All(DbSession session) => session.Query($"SELECT {Columns} FROM host_accounts ORDER BY name", Read);

    public static void Insert(WriteSession session, Account account) => session.Execute(
        $"INSERT INTO host_accounts ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)", Values(account));

    /// <summary>Stores an account in the place of its version before.</summary>
    public static void Update(WriteSession session, Account account) => session.ExecuteOne(
        "The account",
        """
        UPDATE host_accounts SET name = $2, display_name = $3, password_hash = $4, member_id = $5, unit_id = $6, roles = $7, external_name = $8, is_demo = $9, failures = $10, locked_until = $11,
            is_locked = $12, must_change_password = $13, security_stamp = $14, last_sign_in_at = $15, created_at = $16, version = $17 WHERE id = $1 AND version = $17 - 1
        """,
        Values(account));

    private static object?[] Values(Account a) =>
    [
        a.Id, a.Name, a.DisplayName, a.PasswordHash, a.MemberId, a.UnitId, a.Roles, a.ExternalName, a.IsDemo, a.Failures, a.LockedUntil, a.IsLocked, a.MustChangePassword, a.SecurityStamp, a.LastSignInAt,
        a.CreatedAt, a.Version,
    ];

    private static Account Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        DisplayName = Text(row, 2),
        PasswordHash = row.GetString(3),
        MemberId = Text(row, 4),
        UnitId = Text(row, 5),
        Roles = row.GetString(6),
        ExternalName = Text(row, 7),
        IsDemo = row.GetInt64(8) != 0,
        Failures = row.GetInt32(9),
        LockedUntil = row.GetInstant(10),
        IsLocked = row.GetInt64(11) != 0,
        MustChangePassword = row.GetInt64(12) != 0,
        SecurityStamp = row.GetString(13),
        LastSignInAt = row.GetInstant(14),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(15)),
        Version = row.GetInt64(16),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
