using System.ComponentModel.DataAnnotations;

namespace Dispatch.Engine.Timers;

/// <summary>How due timers are fired.</summary>
public sealed class TimerOptions
{
    /// <summary>Most timers read at once.</summary>
    /// <value>Default 1,000.</value>
    [Range(1, 100_000)]
    public int Batch { get; set; } = 1000;

    /// <summary>Most instances whose timers fire at the same time. Bounds the load after a long downtime.</summary>
    /// <value>Default 64.</value>
    [Range(1, 1024)]
    public int Parallelism { get; set; } = 64;

    /// <summary>How often the table is looked at even when no alarm rang, so that a clock set back stalls nothing.</summary>
    /// <value>Default 30 seconds.</value>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(30);
}
