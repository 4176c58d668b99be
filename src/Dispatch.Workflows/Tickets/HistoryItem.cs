namespace Dispatch.Workflows.Tickets;

/// <summary>One thing that happened to a ticket; written once and never changed.</summary>
public sealed class HistoryItem
{
    /// <summary>The ticket.</summary>
    public string TicketId { get; init; } = "";

    /// <summary>1, 2, 3 … without a gap.</summary>
    public int Seq { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What, as a word: see <see cref="HistoryKinds"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary><c>user</c>, <c>key</c>, <c>system</c> or <c>anonymous</c>.</summary>
    public string ActorKind { get; init; } = "";

    /// <summary>Who.</summary>
    public string? ActorId { get; init; }

    /// <summary>For which unit.</summary>
    public string? ActorUnitId { get; init; }

    /// <summary>The completed task, or the one it is about.</summary>
    public string? TaskId { get; init; }

    /// <summary>The outcome of the completed task.</summary>
    public string? Outcome { get; init; }

    /// <summary>In words, Chinese.</summary>
    public string Text { get; init; } = "";

    /// <summary>In words, English.</summary>
    public string TextEn { get; init; } = "";

    /// <summary>What goes with it, a JSON object.</summary>
    public string? Data { get; init; }
}
