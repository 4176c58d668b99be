namespace Dispatch.Host.Sample;

/// <summary>A clock that is set back while the sample tickets live their three months, and is the real one afterwards.</summary>
internal sealed class SampleClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _ticks) is var ticks && ticks == 0 ? System.GetUtcNow() : new DateTimeOffset(ticks, TimeSpan.Zero);

    /// <summary>Lets it stand at an instant.</summary>
    public void StandAt(DateTimeOffset instant) => Volatile.Write(ref _ticks, instant.UtcTicks);

    /// <summary>Lets it be the real clock again.</summary>
    public void Run() => Volatile.Write(ref _ticks, 0);
}
