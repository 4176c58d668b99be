using Jint.Runtime;

namespace Dispatch.Engine.Expressions;

/// <summary>What <c>new Date()</c> sees: the engine's clock and zone.</summary>
internal sealed class ScriptClock(TimeProvider time) : ITimeSystem
{
    private readonly DefaultTimeSystem _default = new(time.LocalTimeZone, System.Globalization.CultureInfo.InvariantCulture);

    public TimeZoneInfo DefaultTimeZone => time.LocalTimeZone;

    public DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public TimeSpan GetUtcOffset(long epochMilliseconds) => _default.GetUtcOffset(epochMilliseconds);

    public bool TryParse(string date, out long epochMilliseconds) => _default.TryParse(date, out epochMilliseconds);
}
