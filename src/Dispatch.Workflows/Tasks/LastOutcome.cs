namespace Dispatch.Workflows.Tasks;

/// <summary>What stood before the last outcome that was given on a ticket, so that it can be taken back while nobody has acted on it. One per ticket.</summary>
internal sealed record LastOutcome
{
    /// <summary>The ticket.</summary>
    public required string TicketId { get; init; }

    /// <summary>The task that was completed.</summary>
    public required string TaskId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The workflow instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Which of the instance's states it was.</summary>
    public required long InstanceVersion { get; init; }

    /// <summary>The instance's state before.</summary>
    public required string State { get; init; }

    /// <summary>Ticket and tasks before, JSON.</summary>
    public required string Before { get; init; }
}
