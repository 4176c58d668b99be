namespace Dispatch.Workflows.Notices;

/// <summary>A written word to a unit: a reminder, a reminder letter (工作提醒函), a notice to the level above.</summary>
public sealed class Letter
{
    /// <summary>Its id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The ticket.</summary>
    public string TicketId { get; init; } = "";

    /// <summary>The task it is about.</summary>
    public string? TaskId { get; init; }

    /// <summary>What it is.</summary>
    public LetterKind Kind { get; init; }

    /// <summary>To whom.</summary>
    public string ToUnitId { get; init; } = "";

    /// <summary>What it says, Chinese.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it says, English.</summary>
    public string TextEn { get; init; } = "";

    /// <summary>When it was sent.</summary>
    public DateTimeOffset SentAt { get; init; }
}
