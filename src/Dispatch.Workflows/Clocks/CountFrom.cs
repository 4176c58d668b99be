namespace Dispatch.Workflows.Clocks;

/// <summary>From where a limit counts.</summary>
public enum CountFrom
{
    /// <summary>The very instant; in work days the day of receipt is the first when it is a working day.</summary>
    Instant,

    /// <summary>The day after.</summary>
    NextDay,
}
