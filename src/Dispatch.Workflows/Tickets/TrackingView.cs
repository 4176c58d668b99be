using Dispatch.Workflows.Evaluation;

namespace Dispatch.Workflows.Tickets;

/// <summary>A ticket as the resident sees it: progress without anybody's personal data.</summary>
public sealed record TrackingView
{
    public required string Number { get; init; }

    public required string TrackingCode { get; init; }

    public required TicketStatus Status { get; init; }

    /// <summary>For a ticket that is handled together with others of the same cause: where their main ticket stands.</summary>
    public TicketStatus? JoinedStatus { get; init; }

    public required string CategoryCode { get; init; }

    public string? CategoryName { get; init; }

    public string? CategoryNameEn { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The name of the unit whose move it is.</summary>
    public string? Holder { get; init; }

    public string? HolderEn { get; init; }

    /// <summary>What the resident is answered: what was done, by the last report; or why it was not accepted.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the resident may evaluate now.</summary>
    public required bool CanEvaluate { get; init; }

    public DateTimeOffset? EvaluateUntil { get; init; }

    /// <summary>Whether the resident may object to a refusal now.</summary>
    public required bool CanObject { get; init; }

    /// <summary>What the resident has evaluated.</summary>
    public ResidentEvaluationView? Evaluation { get; init; }

    /// <summary>The steps so far.</summary>
    public required IReadOnlyList<TrackingStep> Steps { get; init; }
}
