using System.Text.Json;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Residents;

namespace Dispatch.Workflows.Tickets;

/// <summary>Makes the shapes that callers see from what is stored.</summary>
internal static class TicketViews
{
    /// <summary>A ticket without its reporter, as events carry it.</summary>
    public static TicketView Public(Ticket ticket, DateTimeOffset now) => new()
    {
        Id = ticket.Id,
        Number = ticket.Number,
        TrackingCode = ticket.TrackingCode,
        ExternalRef = ticket.ExternalRef,
        Sandbox = ticket.Sandbox,
        Status = ticket.Status,
        Title = ticket.Title,
        Description = ticket.Description,
        CategoryCode = ticket.CategoryCode,
        Fields = Json(ticket.Fields),
        Channel = ticket.Channel,
        Urgency = ticket.Urgency,
        CompoundId = ticket.CompoundId,
        CommunityId = ticket.CommunityId,
        StreetId = ticket.StreetId,
        DistrictId = ticket.DistrictId,
        Location = ticket.Address is null && ticket.Latitude is null ? null : new LocationView(ticket.Latitude, ticket.Longitude, ticket.Address),
        HolderUnitId = ticket.HolderUnitId,
        PossibleDuplicateOf = ticket.PossibleDuplicateOf,
        MergedInto = ticket.MergedInto,
        Duty = ticket is { DutyResult: null, DutyEntryId: null } ? null : new DutyView(ticket.DutyList, ticket.DutyEntryId, ticket.DutyResult),
        LeadDepartmentId = ticket.LeadDepartmentId,
        HelperDepartmentIds = ticket.HelperDepartmentIds,
        WhistleType = ticket.WhistleType,
        ReceivedAt = ticket.ReceivedAt,
        DueAt = ticket.DueAt,
        OriginalDueAt = ticket.OriginalDueAt,
        ClosedAt = ticket.ClosedAt,
        Overdue = ticket.IsOverdue(now),
        RedoCount = ticket.RedoCount,
        Cycle = ticket.Cycle,
        Answer = ticket.Answer,
        WorkflowInstanceId = ticket.WorkflowInstanceId,
        Evaluations = Evaluations(ticket),
        UpdatedAt = ticket.UpdatedAt,
        Version = ticket.Version,
    };

    /// <summary>A ticket with its reporter, in full only for those who handle it.</summary>
    public static TicketView Of(Ticket ticket, Reporter? reporter, bool inFull, DateTimeOffset now) =>
        Public(ticket, now) with { Reporter = Of(reporter, inFull) };

    public static ReporterView? Of(Reporter? reporter, bool inFull) => reporter switch
    {
        null => null,
        { Anonymous: true } => new ReporterView(null, null, true, true),
        _ when inFull => new ReporterView(reporter.Name, reporter.Phone, false, false) { Email = reporter.Email },
        _ => new ReporterView(Masking.Name(reporter.Name), Masking.Phone(reporter.Phone), false, true),
    };

    public static EvaluationsView Evaluations(Ticket ticket) =>
        ticket.Evaluations is null ? new EvaluationsView() : JsonSerializer.Deserialize<EvaluationsView>(ticket.Evaluations, JsonText.Options)!;

    public static HistoryView Of(HistoryItem item) => new(
        item.Seq, item.At, item.Kind, new ActorView(item.ActorKind, item.ActorId, item.ActorUnitId), item.TaskId, item.Outcome, item.Text, item.TextEn, Json(item.Data));

    public static AttachmentView Of(Attachment attachment) =>
        new(attachment.Id, attachment.Name, attachment.ContentType, attachment.Size, attachment.AddedAt);

    public static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
