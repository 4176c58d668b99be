using System.Data.Common;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tickets;

/// <summary>The columns of tickets and what belongs to them, and the statements on them.</summary>
internal static class TicketRows
{
    public static readonly RowMap<Ticket> Map = new RowMap<Ticket>("tickets")
        .Text("id", t => t.Id, (t, v) => t.Id = v)
        .Name<Matter>("matter", t => t.Matter, (t, v) => t.Matter = v)
        .Text("number", t => t.Number, (t, v) => t.Number = v)
        .Text("tracking_code", t => t.TrackingCode, (t, v) => t.TrackingCode = v)
        .Text("external_ref", t => t.ExternalRef, (t, v) => t.ExternalRef = v)
        .Text("filed_by", t => t.FiledBy, (t, v) => t.FiledBy = v)
        .Text("filed_by_unit_id", t => t.FiledByUnitId, (t, v) => t.FiledByUnitId = v)
        .Flag("sandbox", t => t.Sandbox, (t, v) => t.Sandbox = v)
        .Name<TicketStatus>("status", t => t.Status, (t, v) => t.Status = v)
        .Text("title", t => t.Title, (t, v) => t.Title = v)
        .Text("description", t => t.Description, (t, v) => t.Description = v)
        .Text("category_code", t => t.CategoryCode, (t, v) => t.CategoryCode = v)
        .Text("fields", t => t.Fields, (t, v) => t.Fields = v)
        .Name<Channel>("channel", t => t.Channel, (t, v) => t.Channel = v)
        .Name<Urgency>("urgency", t => t.Urgency, (t, v) => t.Urgency = v)
        .Text("compound_id", t => t.CompoundId, (t, v) => t.CompoundId = v)
        .Text("community_id", t => t.CommunityId, (t, v) => t.CommunityId = v)
        .Text("street_id", t => t.StreetId, (t, v) => t.StreetId = v)
        .Text("district_id", t => t.DistrictId, (t, v) => t.DistrictId = v)
        .Text("address", t => t.Address, (t, v) => t.Address = v)
        .Number("latitude", t => t.Latitude, (t, v) => t.Latitude = v)
        .Number("longitude", t => t.Longitude, (t, v) => t.Longitude = v)
        .Text("holder_unit_id", t => t.HolderUnitId, (t, v) => t.HolderUnitId = v)
        .Text("possible_duplicate_of", t => t.PossibleDuplicateOf, (t, v) => t.PossibleDuplicateOf = v)
        .Text("merged_into", t => t.MergedInto, (t, v) => t.MergedInto = v)
        .Text("duty_list", t => t.DutyList, (t, v) => t.DutyList = v)
        .Text("duty_entry_id", t => t.DutyEntryId, (t, v) => t.DutyEntryId = v)
        .Text("duty_result", t => t.DutyResult, (t, v) => t.DutyResult = v)
        .Text("lead_department_id", t => t.LeadDepartmentId, (t, v) => t.LeadDepartmentId = v)
        .Ids("helper_department_ids", t => t.HelperDepartmentIds, (t, v) => t.HelperDepartmentIds = v)
        .Name<WhistleType>("whistle_type", t => t.WhistleType, (t, v) => t.WhistleType = v)
        .Flag("designated", t => t.Designated, (t, v) => t.Designated = v)
        .Ids("participants", t => t.Participants, (t, v) => t.Participants = v)
        .Ids("passed_unit_ids", t => t.PassedUnitIds, (t, v) => t.PassedUnitIds = v)
        .Flag("objected", t => t.Objected, (t, v) => t.Objected = v)
        .Instant("received_at", t => t.ReceivedAt, (t, v) => t.ReceivedAt = v)
        .Instant("due_at", t => t.DueAt, (t, v) => t.DueAt = v)
        .Instant("original_due_at", t => t.OriginalDueAt, (t, v) => t.OriginalDueAt = v)
        .Text("limit", t => t.Limit, (t, v) => t.Limit = v)
        .Instant("closed_at", t => t.ClosedAt, (t, v) => t.ClosedAt = v)
        .Text("answer", t => t.Answer, (t, v) => t.Answer = v)
        .Whole("redo_count", t => t.RedoCount, (t, v) => t.RedoCount = (int)v)
        .Whole("cycle", t => t.Cycle, (t, v) => t.Cycle = (int)v)
        .Text("workflow_instance_id", t => t.WorkflowInstanceId, (t, v) => t.WorkflowInstanceId = v)
        .Text("evaluations", t => t.Evaluations, (t, v) => t.Evaluations = v)
        .Text("pauses", t => t.Pauses, (t, v) => t.Pauses = v)
        .Name<TicketStatus>("status_before_suspension", t => t.StatusBeforeSuspension, (t, v) => t.StatusBeforeSuspension = v)
        .Whole("history_seq", t => t.HistorySeq, (t, v) => t.HistorySeq = (int)v)
        .Whole("event_seq", t => t.EventSeq, (t, v) => t.EventSeq = (int)v)
        .Instant("updated_at", t => t.UpdatedAt, (t, v) => t.UpdatedAt = v)
        .Whole("version", t => t.Version, (t, v) => t.Version = v);

    public const string InsertHistory =
        """
        INSERT INTO ticket_history (ticket_id, seq, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    public const string InsertParty = "INSERT INTO ticket_parties (ticket_id, unit_id, since) VALUES ($1, $2, $3) ON CONFLICT (ticket_id, unit_id) DO NOTHING";

    public const string InsertAttachment =
        "INSERT INTO ticket_attachments (id, ticket_id, name, content_type, size, storage_key, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private static readonly string _byId = Map.Select + " WHERE id = $1";
    private static readonly string _byCode = Map.Select + " WHERE tracking_code = $1";
    private static readonly string _byExternalRef = Map.Select + " WHERE filed_by = $1 AND external_ref = $2";

    public static Ticket? Find(DbSession session, string id) => session.QueryFirst(_byId, Map.Read, id);

    /// <summary>The tickets by id; those that are not there are left out.</summary>
    public static Dictionary<string, Ticket> FindAll(DbSession session, IEnumerable<string> ids)
    {
        var condition = new SqlCondition().AndIn("id", ids.Distinct());
        return session.Query(Map.Select + condition, Map.Read, condition.Values).ToDictionary(t => t.Id, StringComparer.Ordinal);
    }

    public static Ticket? FindByCode(DbSession session, string code) => session.QueryFirst(_byCode, Map.Read, code);

    public static Ticket? FindByExternalRef(DbSession session, string filedBy, string externalRef) =>
        session.QueryFirst(_byExternalRef, Map.Read, filedBy, externalRef);

    /// <summary>An open ticket of the same category at the same place that came in since an instant, the newest.</summary>
    public static string? FindLike(DbSession session, Ticket ticket, DateTimeOffset since) => ticket.CompoundId is null
        ? null
        : session.QueryFirst(
            """
            SELECT id FROM tickets
            WHERE compound_id = $1 AND category_code = $2 AND received_at >= $3 AND closed_at IS NULL AND sandbox = $4 AND matter = 'Complaint'
            ORDER BY received_at DESC, id DESC LIMIT 1
            """,
            r => r.GetString(0),
            ticket.CompoundId,
            ticket.CategoryCode,
            since,
            ticket.Sandbox);

    public static List<string> PartiesOf(DbSession session, string ticketId) =>
        session.Query("SELECT unit_id FROM ticket_parties WHERE ticket_id = $1", r => r.GetString(0), ticketId);

    public static List<HistoryItem> History(DbSession session, string ticketId, int after, int limit) => session.Query(
        """
        SELECT seq, at, kind, actor_kind, actor_id, actor_unit_id, task_id, outcome, text, text_en, data FROM ticket_history
        WHERE ticket_id = $1 AND seq > $2 ORDER BY seq LIMIT $3
        """,
        r => new HistoryItem
        {
            TicketId = ticketId,
            Seq = r.GetInt32(0),
            At = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(1)),
            Kind = r.GetString(2),
            ActorKind = r.GetString(3),
            ActorId = Text(r, 4),
            ActorUnitId = Text(r, 5),
            TaskId = Text(r, 6),
            Outcome = Text(r, 7),
            Text = r.GetString(8),
            TextEn = r.GetString(9),
            Data = Text(r, 10),
        },
        ticketId,
        (long)after,
        (long)limit);

    public static List<Attachment> Attachments(DbSession session, string ticketId) => session.Query(
        "SELECT id, name, content_type, size, storage_key, added_at FROM ticket_attachments WHERE ticket_id = $1 ORDER BY id",
        r => new Attachment
        {
            Id = r.GetString(0),
            TicketId = ticketId,
            Name = r.GetString(1),
            ContentType = r.GetString(2),
            Size = r.GetInt64(3),
            StorageKey = r.GetString(4),
            AddedAt = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(5)),
        },
        ticketId);

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
