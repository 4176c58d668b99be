using System.ComponentModel.DataAnnotations;

namespace Dispatch.Engine.Authoring;

/// <summary>What one burst may use before it is stopped with an incident.</summary>
public sealed class BurstLimits
{
    /// <summary>Most activities in one burst.</summary>
    /// <value>Default 50,000.</value>
    [Range(10, 10_000_000)]
    public int Activities { get; set; } = 50_000;

    /// <summary>Longest time of one burst.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest stored state, in bytes.</summary>
    /// <value>Default 2 MiB.</value>
    [Range(1024, 64 * 1024 * 1024)]
    public int StateBytes { get; set; } = 2 * 1024 * 1024;
}
