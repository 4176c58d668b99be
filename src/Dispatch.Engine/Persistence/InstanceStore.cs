using Dispatch.Engine.State;

namespace Dispatch.Engine.Persistence;

/// <summary>Reads and writes instances: the hot statements of every burst.</summary>
internal static class InstanceStore
{
    private const string What = "The workflow instance";

    private const string Select = "SELECT state, row_version FROM engine_instances WHERE id = $1";

    private const string Insert =
        """
        INSERT INTO engine_instances (id, definition_id, version_id, version, status, sub_status, correlation_id, name, parent_id, incident_count, created_at, updated_at, finished_at, row_version, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    private const string Update =
        """
        UPDATE engine_instances SET version_id = $1, version = $2, status = $3, sub_status = $4, correlation_id = $5, name = $6, incident_count = $7, updated_at = $8, finished_at = $9, row_version = $10, state = $11
        WHERE id = $12 AND row_version = $13
        """;

    // What most bursts do: the instance goes on as it was, and its indexes but one are left alone.
    private const string GoOn = "UPDATE engine_instances SET sub_status = $1, updated_at = $2, row_version = $3, state = $4 WHERE id = $5 AND row_version = $6";

    private const string InsertBurst = "INSERT INTO engine_bursts (instance_id, seq, at, journal, records) VALUES ($1, $2, $3, $4, $5)";

    private const string InsertBookmark =
        "INSERT INTO engine_bookmarks (id, instance_id, activity_instance_id, name, hash, correlation_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private const string DeleteBookmark = "DELETE FROM engine_bookmarks WHERE id = $1";

    public static WorkflowState? Find(DbSession session, string id) => FindStored(session, id) is var (stored, version) ? Parse(stored, version) : null;

    /// <summary>The state as it is stored, and its version.</summary>
    public static (byte[] Stored, long Version)? FindStored(DbSession session, string id) =>
        session.QueryFirst<(byte[], long)?>(Select, row => (row.GetFieldValue<byte[]>(0), row.GetInt64(1)), id);

    public static WorkflowState Parse(byte[] stored, long version)
    {
        var state = PackedText.Unpack(stored, StateJson.Plain.WorkflowState)!;
        state.RowVersion = version;
        return state;
    }

    /// <summary>The state as it is to be stored, and how many bytes it has before it is packed.</summary>
    public static byte[] Pack(WorkflowState state, out int size) => PackedText.Pack(state, StateJson.Plain.WorkflowState, out size);

    public static void InsertInstance(WriteSession session, WorkflowState s, byte[] packed) => session.Execute(
        Insert, s.Id, s.DefinitionId, s.DefinitionVersionId, (long)s.DefinitionVersion, Names.Of(s.Status), Names.Of(s.SubStatus), s.CorrelationId, s.Name, s.ParentInstanceId,
        (long)s.Incidents.Count, s.CreatedAt, s.UpdatedAt, s.FinishedAt, s.RowVersion, packed);

    /// <summary>What the indexed columns hold, to be compared with before the burst.</summary>
    public static (WorkflowStatus Status, string VersionId, string? CorrelationId, string? Name, int Incidents) Listed(WorkflowState s) =>
        (s.Status, s.DefinitionVersionId, s.CorrelationId, s.Name, s.Incidents.Count);

    public static void GoOnWithInstance(WriteSession session, WorkflowState s, byte[] packed, long expected) => session.ExecuteOne(
        What, GoOn, Names.Of(s.SubStatus), s.UpdatedAt, s.RowVersion, packed, s.Id, expected);

    public static void UpdateInstance(WriteSession session, WorkflowState s, byte[] packed, long expected) => session.ExecuteOne(
        What, Update, s.DefinitionVersionId, (long)s.DefinitionVersion, Names.Of(s.Status), Names.Of(s.SubStatus), s.CorrelationId, s.Name, (long)s.Incidents.Count, s.UpdatedAt,
        s.FinishedAt, s.RowVersion, packed, s.Id, expected);

    public static void InsertJournal(WriteSession session, string instanceId, long seq, DateTimeOffset at, byte[] journal, byte[] records) =>
        session.Execute(InsertBurst, instanceId, seq, at, journal, records);

    public static void AddBookmark(WriteSession session, WorkflowState state, Bookmark b) =>
        session.Execute(InsertBookmark, b.Id, state.Id, b.ActivityInstanceId, b.Name, b.Hash, state.CorrelationId, b.CreatedAt);

    public static void RemoveBookmark(WriteSession session, string bookmarkId) => session.Execute(DeleteBookmark, bookmarkId);

    private static class Names
    {
        private static readonly string[] _status = Enum.GetNames<WorkflowStatus>();
        private static readonly string[] _subStatus = Enum.GetNames<WorkflowSubStatus>();

        public static string Of(WorkflowStatus status) => _status[(int)status];

        public static string Of(WorkflowSubStatus status) => _subStatus[(int)status];
    }
}
