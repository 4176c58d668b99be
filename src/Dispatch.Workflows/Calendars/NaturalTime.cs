namespace Dispatch.Workflows.Calendars;

/// <summary>Time as it passes, day and night.</summary>
public sealed class NaturalTime : ClockFace
{
    /// <summary>The only one.</summary>
    public static NaturalTime Instance { get; } = new();

    /// <inheritdoc/>
    public override long Position(DateTimeOffset instant) => instant.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset At(long position) =>
        new(Math.Clamp(position, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
}
