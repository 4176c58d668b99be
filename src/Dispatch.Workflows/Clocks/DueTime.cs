namespace Dispatch.Workflows.Clocks;

/// <summary>When a limit is due and what comes before and after, with what is needed to explain it.</summary>
public sealed record DueTime
{
    /// <summary>The end of the limit.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the holder is reminded.</summary>
    public required DateTimeOffset RemindAt { get; init; }

    /// <summary>When the reminder letter goes out.</summary>
    public required DateTimeOffset LetterAt { get; init; }

    /// <summary>When the level above takes over.</summary>
    public required DateTimeOffset EscalateAt { get; init; }

    /// <summary>Code and versions of the calendar it was counted with; null in natural time.</summary>
    public string? Calendar { get; init; }

    /// <summary>Whether it lies beyond the days whose holidays are announced and may still move.</summary>
    public bool Provisional { get; init; }
}
