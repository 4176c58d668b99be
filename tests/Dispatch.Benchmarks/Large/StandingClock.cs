namespace Dispatch.Benchmarks.Large;

/// <summary>A clock that stands: what is made under it has ids that differ only in their last digits.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
