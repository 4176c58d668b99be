using System.Data.Common;

namespace Dispatch.Engine.Persistence;

/// <summary>Reads and writes definition versions and their triggers. Who may change what, and which flags follow, is decided by the commands.</summary>
public static class DefinitionStore
{
    private const string Columns = "id, definition_id, version, name, description, is_latest, is_published, is_readonly, is_system, usable_as_activity, created_at, json";

    /// <summary>The version with that id, or null.</summary>
    public static DefinitionRow? Find(DbSession session, string versionId) =>
        session.QueryFirst($"SELECT {Columns} FROM engine_definitions WHERE id = $1", Read, versionId);

    /// <summary>The published version of a definition, or null.</summary>
    public static DefinitionRow? FindPublished(DbSession session, string definitionId) =>
        session.QueryFirst($"SELECT {Columns} FROM engine_definitions WHERE definition_id = $1 AND is_published = 1", Read, definitionId);

    /// <summary>The newest version of a definition, or null.</summary>
    public static DefinitionRow? FindLatest(DbSession session, string definitionId) =>
        session.QueryFirst($"SELECT {Columns} FROM engine_definitions WHERE definition_id = $1 ORDER BY version DESC LIMIT 1", Read, definitionId);

    /// <summary>All versions of a definition, oldest first.</summary>
    public static List<DefinitionRow> Versions(DbSession session, string definitionId) =>
        session.Query($"SELECT {Columns} FROM engine_definitions WHERE definition_id = $1 ORDER BY version", Read, definitionId);

    /// <summary>All published versions.</summary>
    public static List<DefinitionRow> Published(DbSession session) =>
        session.Query($"SELECT {Columns} FROM engine_definitions WHERE is_published = 1 ORDER BY definition_id", Read);

    /// <summary>Adds a version or replaces its name, flags and JSON.</summary>
    public static void Save(WriteSession session, DefinitionRow row) => session.Execute(
        """
        INSERT INTO engine_definitions (id, definition_id, version, name, description, is_latest, is_published, is_readonly, is_system, usable_as_activity, created_at, json)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, is_latest = excluded.is_latest, is_published = excluded.is_published,
            is_readonly = excluded.is_readonly, is_system = excluded.is_system, usable_as_activity = excluded.usable_as_activity, json = excluded.json
        """,
        row.Id, row.DefinitionId, (long)row.Version, row.Name, row.Description, row.IsLatest, row.IsPublished, row.IsReadonly, row.IsSystem, row.UsableAsActivity, row.CreatedAt, row.Json);

    /// <summary>Takes the flags from all other versions of a definition: latest from all, published when asked.</summary>
    public static void ClearFlags(WriteSession session, string definitionId, string exceptVersionId, bool published) => session.Execute(
        "UPDATE engine_definitions SET is_latest = 0, is_published = CASE WHEN $3 = 1 THEN 0 ELSE is_published END WHERE definition_id = $1 AND id <> $2",
        definitionId, exceptVersionId, published);

    /// <summary>Removes a version.</summary>
    public static void Delete(WriteSession session, string versionId) => session.Execute("DELETE FROM engine_definitions WHERE id = $1", versionId);

    /// <summary>Replaces the triggers of a definition; none when nothing of it is published.</summary>
    public static void ReplaceTriggers(WriteSession session, string definitionId, IReadOnlyList<TriggerRow> triggers)
    {
        session.Execute("DELETE FROM engine_triggers WHERE definition_id = $1", definitionId);
        foreach (var t in triggers)
        {
            session.Execute(
                "INSERT INTO engine_triggers (id, definition_id, version_id, activity_id, name, hash, payload) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                t.Id, t.DefinitionId, t.VersionId, t.ActivityId, t.Name, t.Hash, t.Payload);
        }
    }

    private static DefinitionRow Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        DefinitionId = row.GetString(1),
        Version = row.GetInt32(2),
        Name = row.IsDBNull(3) ? null : row.GetString(3),
        Description = row.IsDBNull(4) ? null : row.GetString(4),
        IsLatest = row.GetInt64(5) != 0,
        IsPublished = row.GetInt64(6) != 0,
        IsReadonly = row.GetInt64(7) != 0,
        IsSystem = row.GetInt64(8) != 0,
        UsableAsActivity = row.GetInt64(9) != 0,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
        Json = row.GetString(11),
    };
}
