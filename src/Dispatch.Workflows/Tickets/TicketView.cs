using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Evaluation;

namespace Dispatch.Workflows.Tickets;

/// <summary>A ticket as callers see it.</summary>
public sealed record TicketView
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    public required string TrackingCode { get; init; }

    public string? ExternalRef { get; init; }

    /// <summary>Whether it was filed with a sandbox key: it goes the whole way and counts in no report.</summary>
    public bool Sandbox { get; init; }

    public required TicketStatus Status { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string CategoryCode { get; init; }

    public JsonElement? Fields { get; init; }

    public required Channel Channel { get; init; }

    public required Urgency Urgency { get; init; }

    public string? CompoundId { get; init; }

    public string? CommunityId { get; init; }

    public string? StreetId { get; init; }

    public string? DistrictId { get; init; }

    public LocationView? Location { get; init; }

    /// <summary>Masked for all who do not handle the ticket; null when nobody is named.</summary>
    public ReporterView? Reporter { get; init; }

    public string? HolderUnitId { get; init; }

    public string? PossibleDuplicateOf { get; init; }

    public string? MergedInto { get; init; }

    public DutyView? Duty { get; init; }

    /// <summary>The departments called or proposed.</summary>
    public string? LeadDepartmentId { get; init; }

    public IReadOnlyList<string> HelperDepartmentIds { get; init; } = [];

    public WhistleType? WhistleType { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? OriginalDueAt { get; init; }

    /// <summary>Why the whole case is due then; only where one ticket is asked for.</summary>
    public IReadOnlyList<string>? DueExplanation { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required bool Overdue { get; init; }

    public required int RedoCount { get; init; }

    public required int Cycle { get; init; }

    /// <summary>What the resident is answered: what was done, by the last report; or why it was not accepted.</summary>
    public string? Answer { get; init; }

    public required string WorkflowInstanceId { get; init; }

    public required EvaluationsView Evaluations { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What the resource's ETag is made of.</summary>
    [JsonIgnore]
    public long Version { get; init; }
}
