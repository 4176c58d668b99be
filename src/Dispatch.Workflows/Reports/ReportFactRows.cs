using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Reports;

/// <summary>The columns of report facts and the statements on them.</summary>
internal static class ReportFactRows
{
    public static readonly RowMap<ReportFact> Map = new RowMap<ReportFact>("report_facts")
        .Text("ticket_id", f => f.TicketId, (f, v) => f.TicketId = v)
        .Text("number", f => f.Number, (f, v) => f.Number = v)
        .Text("district_id", f => f.DistrictId, (f, v) => f.DistrictId = v)
        .Text("street_id", f => f.StreetId, (f, v) => f.StreetId = v)
        .Text("community_id", f => f.CommunityId, (f, v) => f.CommunityId = v)
        .Text("category_code", f => f.CategoryCode, (f, v) => f.CategoryCode = v)
        .Text("department_id", f => f.DepartmentId, (f, v) => f.DepartmentId = v)
        .Text("holder_id", f => f.HolderId, (f, v) => f.HolderId = v)
        .Instant("received_at", f => f.ReceivedAt, (f, v) => f.ReceivedAt = v)
        .Instant("due_at", f => f.DueAt, (f, v) => f.DueAt = v)
        .Instant("handled_at", f => f.HandledAt, (f, v) => f.HandledAt = v)
        .Instant("closed_at", f => f.ClosedAt, (f, v) => f.ClosedAt = v)
        .Text("status", f => f.Status, (f, v) => f.Status = v)
        .Instant("response_due_at", f => f.ResponseDueAt, (f, v) => f.ResponseDueAt = v)
        .Instant("responded_at", f => f.RespondedAt, (f, v) => f.RespondedAt = v)
        .Whole("sign_in_ms", f => f.SignInMs, (f, v) => f.SignInMs = v)
        .Whole("arrival_ms", f => f.ArrivalMs, (f, v) => f.ArrivalMs = v)
        .Whole("report_ms", f => f.ReportMs, (f, v) => f.ReportMs = v)
        .Text("resident_outcome", f => f.ResidentOutcome, (f, v) => f.ResidentOutcome = v)
        .Flag("solved", f => f.Solved, (f, v) => f.Solved = v)
        .Flag("whistled", f => f.Whistled, (f, v) => f.Whistled = v)
        .Whole("returns", f => f.Returns, (f, v) => f.Returns = (int)v)
        .Whole("redo_count", f => f.RedoCount, (f, v) => f.RedoCount = (int)v)
        .Ids("returned_by", f => f.ReturnedBy, (f, v) => f.ReturnedBy = v)
        .Whole("ping_pongs", f => f.PingPongs, (f, v) => f.PingPongs = (int)v)
        .Whole("hand_overs", f => f.HandOvers, (f, v) => f.HandOvers = (int)v);

    /// <summary>The columns that figures are made of.</summary>
    public static readonly RowMap<ReportFact> Tallied = Map.Only(
        "street_id", "community_id", "category_code", "department_id", "due_at", "handled_at", "closed_at", "status", "response_due_at", "responded_at", "sign_in_ms", "arrival_ms", "report_ms",
        "resident_outcome", "solved", "whistled", "returns", "redo_count", "ping_pongs", "hand_overs");

    private static readonly string _byTicket = Map.Select + " WHERE ticket_id = $1";

    public static ReportFact? Find(DbSession session, string ticketId) => session.QueryFirst(_byTicket, Map.Read, ticketId);
}
