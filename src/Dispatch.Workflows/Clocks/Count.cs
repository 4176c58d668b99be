using Dispatch.Workflows.Calendars;

namespace Dispatch.Workflows.Clocks;

/// <summary>A limit made countable: from which instant, on which clock face, how many ticks, and whether the day is filled up at the end.</summary>
internal sealed record Count(ClockFace Face, DateTimeOffset From, long Ticks, bool ToEndOfDay, TimeZoneInfo Zone)
{
    /// <summary>The working calendar, null in natural time.</summary>
    public WorkingTime? Working => Face as WorkingTime;

    /// <summary>The limit counted from an instant, without what earlier visits have used up.</summary>
    public static Count Of(Limit limit, DateTimeOffset start, CalendarBook calendars)
    {
        var whole = Whole(limit, start, calendars);
        return limit.Used == TimeSpan.Zero ? whole : whole with { Ticks = Math.Max(0, whole.Ticks - limit.Used.Ticks) };
    }

    private static Count Whole(Limit limit, DateTimeOffset start, CalendarBook calendars)
    {
        var calendar = calendars.Find(limit.CalendarCode);
        var zone = calendar?.Zone ?? _usualZone;
        if (limit.Scale != 1)
        {
            return new Count(NaturalTime.Instance, start, (long)(Nominal(limit) * limit.Scale), false, zone);
        }

        ClockFace face = !limit.IsWorking ? NaturalTime.Instance : calendar ?? throw Missing(limit);
        var from = limit.Counting == CountFrom.NextDay ? Midnight(start, zone, 1) : start;
        return limit.Unit switch
        {
            LimitUnit.WorkDays => WorkDays((WorkingTime)face, limit, start),
            LimitUnit.Days when limit.Counting == CountFrom.NextDay => new Count(
                face, from, Midnight(from, zone, (int)limit.Amount).UtcTicks - from.UtcTicks, true, zone),
            _ => new Count(face, from, Nominal(limit), false, zone),
        };
    }

    public DateTimeOffset Due(IReadOnlyList<Interval> pauses)
    {
        var due = Face.After(From, Ticks, pauses);
        return ToEndOfDay ? Midnight(due.AddTicks(-1), Zone, 1).AddSeconds(-1) : due;
    }

    private static readonly TimeZoneInfo _usualZone = TimeZoneInfo.FindSystemTimeZoneById(DistrictTime.DefaultZone);

    private static long Nominal(Limit limit) => (long)(limit.Amount * limit.Unit switch
    {
        LimitUnit.Minutes or LimitUnit.WorkMinutes => TimeSpan.TicksPerMinute,
        LimitUnit.Hours or LimitUnit.WorkHours => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerDay,
    });

    // The day of receipt counts as the first only where the limit says so.
    private static Count WorkDays(WorkingTime face, Limit limit, DateTimeOffset start)
    {
        var from = Midnight(start, face.Zone, limit.Counting == CountFrom.NextDay ? 1 : 0);
        var first = DateOnly.FromDateTime(face.Local(from));
        var last = limit.Amount <= 0 ? first : face.NthWorkingDay(first, (int)limit.Amount);
        var ticks = limit.Amount <= 0 ? 0 : face.Position(Midnight(face.Instant(last.ToDateTime(TimeOnly.MinValue)), face.Zone, 1)) - face.Position(from);
        return new Count(face, from, ticks, true, face.Zone);
    }

    private static DateTimeOffset Midnight(DateTimeOffset instant, TimeZoneInfo zone, int daysLater)
    {
        var midnight = TimeZoneInfo.ConvertTime(instant, zone).Date.AddDays(daysLater);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static InvalidOperationException Missing(Limit limit) =>
        new($"The limit of policy {limit.PolicyId ?? "-"} counts in working time of calendar {limit.CalendarCode ?? "(none)"}, which isn't there.");
}
