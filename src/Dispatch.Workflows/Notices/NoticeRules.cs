using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Notices;

/// <summary>Who hears of which event, and by which template.</summary>
internal static class NoticeRules
{
    /// <summary>The events that people hear of.</summary>
    public static IReadOnlySet<string> Events { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        EventTypes.TicketReceived, EventTypes.TicketDispatched, EventTypes.TicketReported, EventTypes.TicketClosed, EventTypes.TaskCreated, EventTypes.TaskDueSoon, EventTypes.TaskOverdue,
        EventTypes.TaskCompleted,
    };

    /// <summary>The templates and audiences of an event; <paramref name="taskKind"/> is that of its task.</summary>
    public static IEnumerable<(string Template, NoticeAudience To)> Of(string eventType, string? taskKind) => eventType switch
    {
        EventTypes.TicketReceived => [("resident.received", NoticeAudience.Reporter)],
        EventTypes.TicketDispatched => [("resident.dispatched", NoticeAudience.Reporter), ("member.dispatched", NoticeAudience.Community)],
        EventTypes.TicketReported => [("resident.answered", NoticeAudience.Reporter), ("member.answered", NoticeAudience.Community)],
        EventTypes.TicketClosed => [("resident.closed", NoticeAudience.Reporter)],
        EventTypes.TaskCreated when taskKind == TaskKinds.ResidentEvaluate => [("resident.evaluate", NoticeAudience.Reporter)],
        _ when taskKind is null || TaskKinds.IsResidents(taskKind) => [],
        EventTypes.TaskCreated when taskKind is TaskKinds.CommunityEvaluate or TaskKinds.DepartmentEvaluate => [("member.evaluate", NoticeAudience.TaskUnit)],
        EventTypes.TaskCreated => [("member.task", NoticeAudience.TaskUnit)],
        EventTypes.TaskDueSoon => [("member.dueSoon", NoticeAudience.TaskUnit)],
        EventTypes.TaskOverdue when taskKind is TaskKinds.StationHandle or TaskKinds.CommunityHandle or TaskKinds.Report =>
            [("resident.delayed", NoticeAudience.Reporter), ("member.delayed", NoticeAudience.TaskUnit)],
        EventTypes.TaskOverdue => [("member.delayed", NoticeAudience.TaskUnit)],
        _ => [],
    };

    /// <summary>The template by which the reporter hears that a request for more time was granted: <paramref name="decision"/> was taken on <paramref name="request"/>.</summary>
    public static string? OfMoreTime(HumanTask decision, HumanTask? request) => decision is not { Kind: TaskKinds.StreetApprove, Outcome: "Approved" } ? null : request?.Outcome switch
    {
        "RequestExtension" => "resident.extended",
        "RequestSuspension" => "resident.suspended",
        _ => null,
    };
}
