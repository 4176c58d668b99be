namespace Dispatch.Workflows.Calendars;

/// <summary>The district's clock: what day and what time it is there.</summary>
public sealed class DistrictTime(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The usual zone.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    /// <summary>The district's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today, there.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day on which an instant falls, there.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>The wall clock at an instant, there.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    /// <summary>The instant of a wall-clock time, there.</summary>
    public DateTimeOffset Instant(DateTime local)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);

        // A time that a daylight-saving change skipped is read with the offset before the change.
        return new DateTimeOffset(unspecified, zone.GetUtcOffset(unspecified)).ToUniversalTime();
    }

    /// <summary>The instant at which a day begins, there.</summary>
    public DateTimeOffset Midnight(DateOnly day) => Instant(day.ToDateTime(TimeOnly.MinValue));
}
