namespace Dispatch.Engine.Persistence;

/// <summary>What one burst did: its journal and the executions it touched, in one row because they are written once and read together.</summary>
public sealed class BurstRow
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>1, 2, 3 … per instance; equals the instance's row version after the burst.</summary>
    public long Seq { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>A JSON list of <see cref="State.JournalEntry"/>.</summary>
    public required string Journal { get; init; }

    /// <summary>A JSON list of <see cref="State.ActivityRecord"/>; a later burst's record of the same execution replaces an earlier one's.</summary>
    public required string Records { get; init; }
}
