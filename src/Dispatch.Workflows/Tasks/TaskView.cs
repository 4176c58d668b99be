using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Workflows.Tasks;

/// <summary>A task as callers see it.</summary>
public sealed record TaskView
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string TicketId { get; init; }

    public required string TicketNumber { get; init; }

    /// <summary>The ticket in short: title, category, urgency, address.</summary>
    public TaskTicketView? Ticket { get; init; }

    public required string UnitId { get; init; }

    public required string Role { get; init; }

    public required TaskState State { get; init; }

    public required string Title { get; init; }

    public required string TitleEn { get; init; }

    public required JsonElement Outcomes { get; init; }

    public JsonElement? Form { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? OriginalDueAt { get; init; }

    public JsonElement? DueExplanation { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Since when its clock stands still.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    public required bool Overdue { get; init; }

    public string? ClaimedBy { get; init; }

    public string? AssigneeId { get; init; }

    /// <summary>Whether nobody of the unit was on duty when it came, so that it went to the unit's head.</summary>
    public bool OffDuty { get; init; }

    public string? SubjectTaskId { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? Outcome { get; init; }

    public JsonElement? Data { get; init; }

    public string? Comment { get; init; }

    /// <summary>What the resource's ETag is made of.</summary>
    [JsonIgnore]
    public long Version { get; init; }
}
