namespace Dispatch.Workflows.Tasks;

/// <summary>A request to extend a limit or to stand a clock still, and what became of it.</summary>
public sealed class ClockChange
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The ticket.</summary>
    public string TicketId { get; set; } = "";

    /// <summary>The task whose clock it is; empty for the whole case's.</summary>
    public string TaskId { get; set; } = "";

    /// <summary>Extension or suspension.</summary>
    public ClockChangeKind Kind { get; set; }

    /// <summary>Why, by word of the list or in words.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When it was asked.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>Which unit asked.</summary>
    public string RequestedByUnitId { get; set; } = "";

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Whether it was granted; null while undecided.</summary>
    public bool? Granted { get; set; }

    /// <summary>Due before.</summary>
    public DateTimeOffset? DueBefore { get; set; }

    /// <summary>Due after; for a suspension known when it ends.</summary>
    public DateTimeOffset? DueAfter { get; set; }

    /// <summary>When a suspension is looked at again.</summary>
    public DateTimeOffset? ReviewAt { get; set; }

    /// <summary>When a suspension ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The calendar whose publication moved the clock.</summary>
    public string? CalendarCode { get; set; }

    /// <summary>The version that was published.</summary>
    public int? CalendarVersion { get; set; }
}
